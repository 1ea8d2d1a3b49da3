package org.quanyu.orchestration.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** {@code lake fuse run} and {@code lake evaluate fusion}, as a user calls them. */
class FuseRunTest {

    private static final String LINKAGE = """
            linkage: person
            records: {id: rec_id}
            blocking: [phone, [born, name]]
            comparisons:
              name: {levels: [exact, {damerau_levenshtein: 1}], term_frequency: true}
              phone: {levels: [exact, {damerau_levenshtein: 1}]}
              born: {levels: [exact, {damerau_levenshtein: 1}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void recordsInFilesBecomeClustersThatCanBeJudged() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path out = folder.resolve("out");

        Outcome run = fuse(linkage, out, List.of(first, second), "--blocks");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("600 records are of");
        Map<String, String> entities = entities(out);
        assertThat(IntStream.range(0, 300)
                        .filter(person ->
                                entities.get("rec-" + person + "-org").equals(entities.get("rec-" + person + "-dup")))
                        .count())
                .as("people whose two records came together")
                .isGreaterThan(270);
        assertThat(Set.copyOf(entities.values())).as("entities").hasSizeGreaterThan(298);
        assertThat(Files.readString(out.resolve("quality.html")))
                .contains("Match weights")
                .contains("damerau_levenshtein 1");
    }

    @Test
    void aLaterRunLinksOnlyWhatChangedAndKeepsIds() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        String seconds = people("dup", 2);
        Path second = Files.writeString(folder.resolve("b.csv"), seconds);
        Path earlier = folder.resolve("earlier");
        fuse(linkage, earlier, List.of(first, second));
        List<String> lines = new ArrayList<>(seconds.lines().toList());
        String gone = lines.remove(40);
        lines.set(2, lines.get(2).replaceFirst("[^,]*, ([^,]*)$", ", $1"));
        Files.write(second, lines);
        Path more = Files.writeString(folder.resolve("c.csv"), firstLines(people("more", 3), 21));
        Path later = folder.resolve("later");

        Outcome run = fuse(linkage, later, List.of(more, second, first), "--previous", earlier);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("were linked anew", "all others stay");
        Map<String, String> before = entities(earlier);
        Map<String, String> after = entities(later);
        assertThat(after).hasSize(619).doesNotContainKey(gone.substring(0, gone.indexOf(',')));
        assertThat(before.keySet().stream()
                        .filter(record ->
                                after.containsKey(record) && !after.get(record).equals(before.get(record))))
                .as("records of another entity than before")
                .isEmpty();
        Path full = folder.resolve("full");
        fuse(linkage, full, List.of(more, second, first));
        Set<Set<String>> otherwise = clusters(entities(full));
        otherwise.removeAll(clusters(after));
        assertThat(otherwise).as("clusters that a full run finds otherwise").isEmpty();
    }

    @Test
    void whatPeopleDecideWinsAndHoldsInLaterRuns() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path decisions = Files.writeString(folder.resolve("decisions.csv"), """
                left_source,left_record_id,right_source,right_record_id,decision
                a,rec-5-org,b,rec-5-dup,different
                a,rec-6-org,a,rec-7-org,same
                """);
        Path earlier = folder.resolve("earlier");
        Path later = folder.resolve("later");
        Path last = folder.resolve("last");
        fuse(linkage, earlier, List.of(first, second));

        Outcome decided = fuse(linkage, later, List.of(first, second), "--previous", earlier, "--decisions", decisions);
        Outcome again = fuse(linkage, last, List.of(first, second), "--previous", later, "--full");

        assertThat(decided.exitCode()).as(decided.err()).isZero();
        assertThat(again.exitCode()).as(again.err()).isZero();
        for (Path run : List.of(later, last)) {
            Map<String, String> entities = entities(run);
            assertThat(entities.get("rec-5-org")).isNotEqualTo(entities.get("rec-5-dup"));
            assertThat(entities.get("rec-6-org")).isEqualTo(entities.get("rec-7-org"));
        }
        assertThat(rows(later.resolve("history"))).contains("merged decided by a person", "split decided by a person");
    }

    @Test
    void decisionsThatContradictEachOtherAreNamed() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path decisions = Files.writeString(folder.resolve("decisions.csv"), """
                left_source,left_record_id,right_source,right_record_id,decision
                a,rec-1-org,a,rec-2-org,same
                a,rec-2-org,a,rec-3-org,same
                a,rec-3-org,a,rec-1-org,different
                """);

        Outcome run = fuse(linkage, folder.resolve("out"), List.of(first), "--decisions", decisions);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("LAKE-1408", "a/rec-3-org and a/rec-1-org");
    }

    @Test
    void aRowMayHoldSeveralRecordsAndPairsMayBeLabelled() throws IOException {
        Path linkage = Files.writeString(
                folder.resolve("pairs.yaml"), LINKAGE.replace("{id: rec_id}", "{id: text, from: [left, right]}") + """
                        standardise:
                          name: split(text, ';')[1]
                          phone: nullif(split(text, ';')[2], '')
                          born: split(text, ';')[3]
                        """);
        Path input = Files.writeString(folder.resolve("pairs.tsv"), pairs());
        Path out = folder.resolve("out");

        Outcome run = fuse(linkage, out, List.of(input), "--blocks");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("600 records are of", "by the model's own probabilities");

        Outcome judged = lake(
                "evaluate",
                "fusion",
                "--clusters",
                out,
                "--truth",
                input,
                "--left",
                "left",
                "--right",
                "right",
                "--label",
                "label = 2",
                "--format",
                "json");
        assertThat(judged.exitCode()).as(judged.err()).isZero();
        assertThat(judged.out())
                .contains(
                        "\"pairwise_precision\":1.0",
                        "\"pairs\":600",
                        "\"pairs_true\":300",
                        "\"blocking_recall\":0.96");
    }

    @Test
    void labelsFindTheThreshold() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = gzip(folder.resolve("a.csv.gz"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path labels = Files.writeString(
                folder.resolve("labels.csv"),
                people("org", 1) + people("dup", 2).replaceFirst(".*\n", ""));
        Path apart = Files.writeString(folder.resolve("apart.csv"), "left,right,label\nrec-1-org,rec-2-org,0\n");

        Outcome run = fuse(
                linkage,
                folder.resolve("out"),
                List.of(first, second),
                "--labels",
                labels,
                "--record-id",
                "rec_id",
                "--entity",
                "if(rec_id like 'rec-7-%', rec_id, split(rec_id, '-')[1])");
        Outcome tooFew = fuse(
                linkage,
                folder.resolve("none"),
                List.of(first, second),
                "--labels",
                apart,
                "--left",
                "left",
                "--right",
                "right",
                "--label",
                "label = 2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("threshold best F1 (").contains("labelled pairs that were compared");
        assertThat(Files.readString(folder.resolve("out").resolve("quality.html")))
                .contains("labelled pairs that were compared");
        assertThat(tooFew.err()).contains("LAKE-1504", "0 of these are of one entity");
    }

    @Test
    void aLinkageWithGoldenColumnsLeavesOneRecordForEachEntity() throws IOException {
        Path linkage = Files.writeString(
                folder.resolve("person.yaml"), LINKAGE + "golden: {name: [most_frequent, longest], phone: longest}\n");
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path out = folder.resolve("out");
        Path without = folder.resolve("without");

        Outcome run = fuse(linkage, out, List.of(first, second));
        fuse(Files.writeString(linkage, LINKAGE), without, List.of(first));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(read(out.resolve("golden"), "entity_id").stream().map(row -> row.getString(0)))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(entities(out).values()));
        assertThat(without.resolve("clusters")).isDirectory();
        assertThat(without.resolve("golden")).doesNotExist();
    }

    @Test
    void anEarlierRunThatIsNoneIsNamed() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path out = folder.resolve("out");

        assertThat(fuse(linkage, out, List.of(linkage), "--previous", folder).err())
                .contains("LAKE-1405", "--previous");
    }

    @Test
    void aLinkageThatNamesAMissingColumnSaysWhichThereAre() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE.replace("phone", "fone"));
        Path input = Files.writeString(folder.resolve("a.csv"), people("org", 1));

        Outcome run = fuse(linkage, folder.resolve("out"), List.of(input));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("LAKE-1501", "person.yaml, line", "fone", "did you mean \"phone\"");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void filesAndColumnsThatAreNotThereAreNamed() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path other = Files.writeString(folder.resolve("other.csv"), "number,name\n1,x\n");

        assertThat(fuse(linkage, folder.resolve("x"), List.of(folder.resolve("no.csv")))
                        .err())
                .contains("LAKE-1502", "no.csv");
        assertThat(fuse(linkage, folder.resolve("x"), List.of(other)).err())
                .contains("LAKE-2105", "rec_id", "number, name");
        assertThat(fuse(folder.resolve("no.yaml"), folder.resolve("x"), List.of(other))
                        .err())
                .contains("LAKE-1501", "no.yaml");
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);

        Outcome run = fuse(linkage, folder, List.of(linkage));

        assertThat(run.err()).contains("LAKE-1401");
        assertThat(linkage).hasContent(LINKAGE);
    }

    /** 300 people; those of a file are the same whatever its kind, but each has another error. */
    private static String people(String kind, int seed) {
        Random same = new Random(1);
        Random errors = new Random(seed);
        StringBuilder csv = new StringBuilder("rec_id, name, phone, born\n");
        for (int person = 0; person < 300; person++) {
            String name = "n" + same.nextInt(100_000);
            String phone = "13" + (100_000_000 + same.nextInt(800_000_000));
            String born = "19" + (10 + same.nextInt(90)) + "-0" + (1 + same.nextInt(9)) + "-1" + same.nextInt(10);
            int error = errors.nextInt(8);
            csv.append("rec-").append(person).append('-').append(kind).append(", ");
            csv.append(error == 0 ? name + "x" : name).append(", ");
            csv.append(error == 1 ? "" : phone).append(", ").append(born).append('\n');
        }
        return csv.toString();
    }

    private static String firstLines(String text, int count) {
        return text.lines().limit(count).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> entities(Path run) {
        return read(run.resolve("clusters"), "record_id", "entity_id").stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    }

    private static List<String> rows(Path history) {
        return read(history, "change", "reason").stream()
                .map(row -> row.getString(0) + " " + row.getString(1))
                .toList();
    }

    private static Set<Set<String>> clusters(Map<String, String> entities) {
        Map<String, Set<String>> records = new HashMap<>();
        entities.forEach((record, entity) ->
                records.computeIfAbsent(entity, key -> new HashSet<>()).add(record));
        return new HashSet<>(records.values());
    }

    private static List<Row> read(Path table, String... columns) {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate()) {
            return spark.read().parquet(table.toString()).selectExpr(columns).collectAsList();
        }
    }

    /** Each person with its duplicate, and with the next person; what a record says stands in its id. */
    private static String pairs() {
        List<String> first = texts(people("org", 1));
        List<String> second = texts(people("dup", 2));
        StringBuilder pairs = new StringBuilder("left\tright\tlabel\n");
        for (int person = 0; person < first.size(); person++) {
            String next = first.get((person + 1) % first.size());
            pairs.append(first.get(person))
                    .append('\t')
                    .append(second.get(person))
                    .append("\t2\n");
            pairs.append(first.get(person)).append("\t ").append(next).append("\t0\n");
        }
        return pairs.toString();
    }

    private static List<String> texts(String people) {
        return people.lines().skip(1).map(line -> line.replace(", ", ";")).toList();
    }

    private static Path gzip(Path path, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return path;
    }

    private static Outcome fuse(Path linkage, Path out, List<Path> input, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("fuse", "run", "--linkage", linkage, "--out", out, "--input"));
        arguments.addAll(input);
        arguments.addAll(List.of(options));
        return lake(arguments.toArray());
    }

    private static Outcome lake(Object... arguments) {
        return TestLake.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }
}
