package org.quanyu.orchestration.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
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

        Outcome run = lake("fuse", "run", "--linkage", linkage, "--input", first, second, "--out", out, "--blocks");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("600 records are of");
        assertThat(Files.readString(out.resolve("quality.html")))
                .contains("Match weights")
                .contains("damerau_levenshtein 1");
    }

    @Test
    void aLinkageWithGoldenColumnsLeavesOneRecordForEachEntity() throws IOException {
        Path linkage = Files.writeString(
                folder.resolve("person.yaml"), LINKAGE + "golden: {name: [most_frequent, longest], phone: longest}\n");
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path out = folder.resolve("out");
        Path without = folder.resolve("without");

        Outcome run = lake("fuse", "run", "--linkage", linkage, "--input", first, second, "--out", out);
        lake("fuse", "run", "--linkage", Files.writeString(linkage, LINKAGE), "--input", first, "--out", without);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out.resolve("golden")).isDirectory();
        assertThat(without.resolve("clusters")).isDirectory();
        assertThat(without.resolve("golden")).doesNotExist();
    }

    @Test
    void entitiesKeepTheirIdsWhenRecordsAreAdded() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path first = Files.writeString(folder.resolve("a.csv"), people("org", 1));
        Path second = Files.writeString(folder.resolve("b.csv"), people("dup", 2));
        Path third = Files.writeString(folder.resolve("c.csv"), people("more", 3));
        Path earlier = folder.resolve("earlier");
        Path later = folder.resolve("later");
        lake("fuse", "run", "--linkage", linkage, "--input", first, second, "--out", earlier);

        Outcome run = lake(
                "fuse",
                "run",
                "--linkage",
                linkage,
                "--input",
                third,
                first,
                second,
                "--out",
                later,
                "--previous",
                earlier);

        assertThat(run.exitCode()).as(run.err()).isZero();
        Outcome same = lake(
                "evaluate",
                "fusion",
                "--clusters",
                later,
                "--truth",
                earlier.resolve("clusters"),
                "--record-id",
                "record_id",
                "--entity",
                "entity_id",
                "--format",
                "json");
        assertThat(same.out()).contains("\"records\":600").contains("\"records_not_in_truth\":300");
        assertThat(Files.isDirectory(later.resolve("history"))).isTrue();
    }

    @Test
    void anEarlierRunThatIsNoneIsNamed() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path out = folder.resolve("out");

        assertThat(lake("fuse", "run", "--linkage", linkage, "--input", linkage, "--out", out, "--previous", folder)
                        .err())
                .contains("LAKE-1405", "--previous");
    }

    @Test
    void aLinkageThatNamesAMissingColumnSaysWhichThereAre() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE.replace("phone", "fone"));
        Path input = Files.writeString(folder.resolve("a.csv"), people("org", 1));

        Outcome run = lake("fuse", "run", "--linkage", linkage, "--input", input, "--out", folder.resolve("out"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("LAKE-1501", "person.yaml, line", "fone", "did you mean \"phone\"");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void filesAndColumnsThatAreNotThereAreNamed() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);
        Path other = Files.writeString(folder.resolve("other.csv"), "number,name\n1,x\n");

        assertThat(lake("fuse", "run", "--linkage", linkage, "--input", folder.resolve("no.csv"), "--out", "x")
                        .err())
                .contains("LAKE-1502", "no.csv");
        assertThat(lake("fuse", "run", "--linkage", linkage, "--input", other, "--out", "x")
                        .err())
                .contains("LAKE-2105", "rec_id", "number, name");
        assertThat(lake("fuse", "run", "--linkage", folder.resolve("no.yaml"), "--input", other, "--out", "x")
                        .err())
                .contains("LAKE-1501", "no.yaml");
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Path linkage = Files.writeString(folder.resolve("person.yaml"), LINKAGE);

        Outcome run = lake("fuse", "run", "--linkage", linkage, "--input", linkage, "--out", folder);

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

    private static Outcome lake(Object... arguments) {
        return TestLake.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }
}
