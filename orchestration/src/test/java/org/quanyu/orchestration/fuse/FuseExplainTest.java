package org.quanyu.orchestration.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** {@code lake fuse explain} about what {@code lake fuse run} wrote, as a user calls it. */
class FuseExplainTest {

    private static final String LINKAGE = """
            linkage: person
            records: {id: rec_id}
            blocking: [phone, [born, name], id_no]
            comparisons:
              name: {levels: [exact, {damerau_levenshtein: 1}], term_frequency: true}
              phone: {levels: [exact, {damerau_levenshtein: 1}]}
              born: {levels: [exact, {damerau_levenshtein: 1}]}
              id_no: {levels: [exact, {damerau_levenshtein: 1}], decides: length(id_no) = 6}
            threshold: {weight: 3}
            """;

    /** Twins, two spellings of one person who has an identity number, and three records of a chain. */
    private static final String SPECIAL = """
            rec_id, name, phone, born, id_no
            twin-1, twin, 99999999, 1990-01-01, 111111
            twin-2, twin, 99999999, 1990-01-01, 222222
            same-1, sara, 88888881, 1970-02-02, 333333
            same-2, tom & <b>, 77777772, 1920-11-19, 333333
            chain-1, alpha, 66666666, , \s
            chain-2, alpha, 66666666, 1950-05-05, \s
            chain-3, alpha, , 1950-05-05, \s
            """;

    @TempDir
    private static Path folder;

    private static Path earlier;
    private static Path fusion;

    @BeforeAll
    static void fuse() throws IOException {
        Path apart = Files.writeString(folder.resolve("apart.yaml"), LINKAGE.replace("weight: 3", "weight: 1000"));
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path special = Files.writeString(folder.resolve("c.csv"), SPECIAL);
        earlier = folder.resolve("earlier");
        fusion = folder.resolve("fusion");
        List<Object> input = List.of("--input", first, second, special);
        assertThat(lake("fuse", "run", "--linkage", apart, input, "--out", earlier)
                        .exitCode())
                .isZero();
        assertThat(lake("fuse", "run", "--linkage", linkage, input, "--out", fusion, "--previous", earlier)
                        .exitCode())
                .isZero();
    }

    @Test
    void theTermsOfAPairAddUpToItsMatchWeight() throws IOException {
        Path page = folder.resolve("pair.html");

        Outcome pair = explain("a/rec-5-org", "b/rec-5-dup", "--out", page);

        assertThat(pair.exitCode()).as(pair.err()).isZero();
        List<String> lines = pair.out().lines().toList();
        double terms = lines.stream()
                .dropWhile(line -> !line.startsWith("any two records"))
                .takeWhile(line -> !line.startsWith("match weight"))
                .mapToDouble(FuseExplainTest::bits)
                .sum();
        double weight = bits(lines.stream()
                .filter(line -> line.startsWith("match weight"))
                .findFirst()
                .orElseThrow());
        assertThat(terms).isCloseTo(weight, within(0.05));
        assertThat(weight).isGreaterThan(3);
        assertThat(pair.out())
                .containsPattern("name, (rare|common) value \\| n[0-9]+: 1 record in [0-9]+")
                .contains("linked: the match weight reaches the threshold")
                .containsPattern("both of person-[0-9a-f]{16}");
        assertThat(Files.readString(page))
                .contains("<svg", "any two records", "threshold 3.00", "class=\"threshold\"")
                .doesNotContain("<script");
    }

    @Test
    void identityNumbersThatDifferForbidALink() {
        assertThat(explain("c/twin-1", "c/twin-2").out())
                .contains("a link is forbidden: the values of \"id_no\" identify, and they differ")
                .contains("in one block by phone, and by born + name")
                .contains("of different entities");
    }

    @Test
    void equalIdentityNumbersMakeALinkWhateverElse() throws IOException {
        Path page = folder.resolve("same.html");

        assertThat(explain("c/same-1", "c/same-2", "--out", page).out())
                .contains("linked: both have the same \"id_no\", which identifies")
                .contains("both of person-");
        assertThat(Files.readString(page)).contains("tom &amp; &lt;b&gt;").doesNotContain("<b>");
    }

    @Test
    void recordsThatNeverMetCanBeTogetherThroughOthers() {
        assertThat(explain("c/chain-3", "c/chain-1").out())
                .contains("never compared: no blocking rule puts both into one block")
                .contains("held together by other links: ", "c/chain-2");
    }

    @Test
    void recordsThatNeverMetAreApart() {
        assertThat(explain("a/rec-5-org", "a/rec-6-org").out())
                .contains("never compared: no blocking rule puts both into one block")
                .contains("in no block together")
                .contains("of different entities, person-");
    }

    @Test
    void anEntityIsHeldTogetherByItsStrongestLinks() throws IOException {
        Path page = folder.resolve("entity.html");

        Outcome entity = explain("c/chain-1", "--out", page);

        assertThat(entity.exitCode()).as(entity.err()).isZero();
        assertThat(entity.out())
                .contains("3 records; 2 links hold them together")
                .contains("link 1 of 2", "link 2 of 2", "This one would break first")
                .contains("c/chain-1 and c/chain-2");
        String id = entity.out().substring(0, entity.out().indexOf(':'));
        assertThat(explain(id).out()).isEqualTo(entity.out().replaceAll("page .*\n", ""));
        assertThat(Files.readString(page)).containsOnlyOnce("the one that would break first");
    }

    @Test
    void anEntityThatWasMergedNamesItsHeir() {
        List<Outcome> before = Stream.of("a/rec-5-org", "b/rec-5-dup")
                .map(record -> lake("fuse", "explain", record, "--in", earlier))
                .map(outcome -> outcome.out().substring(0, outcome.out().indexOf(':')))
                .map(id -> explain(id))
                .toList();

        assertThat(before).extracting(Outcome::exitCode).containsExactlyInAnyOrder(0, 1);
        assertThat(before).filteredOn(outcome -> outcome.exitCode() == 1).allSatisfy(outcome -> assertThat(
                        outcome.err())
                .contains("LAKE-1406", "is no more: it was merged into person-", "ask for person-"));
    }

    @Test
    void whatIsNotThereIsNamedWithTheNearest() {
        assertThat(explain("a/rec-5-orq", "b/rec-5-dup").err())
                .contains("LAKE-1407", "a/rec-5-orq", "did you mean \"a/rec-5-org\"?");
        assertThat(explain("person-none").err()).contains("LAKE-1406", "there is no entity person-none");
        assertThat(explain("c/twin-1", "c/twin-1").err()).contains("LAKE-1001", "named twice");
        assertThat(lake("fuse", "explain", "x", "--in", folder).err())
                .contains("LAKE-1405", "holds no clusters", "--in");
    }

    private static double bits(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf('|') + 1).strip());
    }

    /** 300 people, a third of them with identity numbers; those of a file are the same whatever its kind. */
    private static String people(String kind, int seed) {
        Random same = new Random(1);
        Random errors = new Random(seed);
        StringBuilder csv = new StringBuilder("rec_id, name, phone, born, id_no\n");
        for (int person = 0; person < 300; person++) {
            String name = "n" + same.nextInt(100_000);
            String phone = "13" + (100_000_000 + same.nextInt(800_000_000));
            String born = "19" + (10 + same.nextInt(90)) + "-0" + (1 + same.nextInt(9)) + "-1" + same.nextInt(10);
            int idNumber = 400_000 + same.nextInt(500_000);
            boolean errs = person > 10 && errors.nextInt(6) == 0;
            csv.append("rec-").append(person).append('-').append(kind).append(", ");
            csv.append(errs ? name + "x" : name).append(", ").append(phone).append(", ");
            csv.append(born)
                    .append(", ")
                    .append(person % 3 == 0 ? idNumber : "")
                    .append('\n');
        }
        return csv.toString();
    }

    private static Outcome explain(Object... arguments) {
        return lake("fuse", "explain", Arrays.asList(arguments), "--in", fusion);
    }

    private static Outcome lake(Object... arguments) {
        return TestLake.execute(Arrays.stream(arguments)
                .flatMap(argument -> argument instanceof List<?> list ? list.stream() : Stream.of(argument))
                .map(Object::toString)
                .toArray(String[]::new));
    }
}
