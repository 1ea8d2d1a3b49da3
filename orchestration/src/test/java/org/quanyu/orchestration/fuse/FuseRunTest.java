package org.quanyu.orchestration.fuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
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

        Outcome run = lake("fuse", "run", "--linkage", linkage, "--input", input, "--out", out, "--blocks");
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

        Outcome run = lake(
                "fuse",
                "run",
                "--linkage",
                linkage,
                "--input",
                first,
                second,
                "--out",
                folder.resolve("out"),
                "--labels",
                labels,
                "--record-id",
                "rec_id",
                "--entity",
                "if(rec_id like 'rec-7-%', rec_id, split(rec_id, '-')[1])");
        Outcome tooFew = lake(
                "fuse",
                "run",
                "--linkage",
                linkage,
                "--input",
                first,
                second,
                "--out",
                folder.resolve("none"),
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
