package org.quanyu.orchestration.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;
import org.quanyu.schemas.failure.FailureCode;

/** {@code lake train category} and {@code lake classify events}, as a user calls them. */
class CategoryCommandsTest {

    private static final List<String> SCHOOL = List.of("学校", "老师", "招生", "学费", "课堂");
    private static final List<String> ROAD = List.of("公交", "路口", "拥堵", "停车", "站台");

    @TempDir
    private Path folder;

    @Test
    void messagesAreClassifiedAndUncertainOnesListed() throws IOException {
        Path letters = Files.write(folder.resolve("letters.csv"), letters());
        Path fresh = Files.write(
                folder.resolve("fresh.csv"), List.of("编号,主题,内容", "1,学校招生,老师的课堂", "2,=zzz,qqq", "3,路口拥堵,公交站台"));

        Outcome trained = train(letters, "分类", "model");
        Outcome classified = lake(
                "classify",
                "events",
                "--model",
                folder.resolve("model").toString(),
                "--input",
                fresh.toString(),
                "--id",
                "编号",
                "--out",
                folder.resolve("out").toString(),
                "--format",
                "json");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("macro average", "教育", "交通");
        assertThat(classified.exitCode()).as(classified.err()).isZero();
        assertThat(classified.out()).contains("\"教育\"", "\"交通\"");
        assertThat(Files.readString(folder.resolve("out/to_review.csv")))
                .startsWith("\uFEFF编号,标题,内容,建议类别,置信度,次选类别,确认类别\n")
                .contains("2,'=zzz,qqq,")
                .doesNotContain("学校招生");
    }

    @Test
    void columnThatIsNotThereIsNamed() throws IOException {
        Path letters = Files.write(folder.resolve("letters.csv"), letters());

        Outcome trained = train(letters, "类别", "other");

        assertThat(trained.exitCode()).isEqualTo(FailureCode.TEXT_INPUT.exitCode());
        assertThat(trained.err()).contains("LAKE-1630", "no column 类别", "主题");
    }

    private Outcome train(Path letters, String label, String out) {
        return lake(
                "train",
                "category",
                "--input",
                letters.toString(),
                "--title",
                "主题",
                "--text",
                "内容",
                "--label",
                label,
                "--out",
                folder.resolve(out).toString(),
                "--format",
                "json");
    }

    private static List<String> letters() {
        List<String> lines = new ArrayList<>(List.of("主题,内容,分类"));
        for (int letter = 0; letter < 20; letter++) {
            lines.add(line(SCHOOL, letter) + ",教育");
            lines.add(line(ROAD, letter) + ",交通");
        }
        return lines;
    }

    private static String line(List<String> words, int letter) {
        return words.get(letter % 5) + "问题," + words.get((letter + 1 + letter / 5) % 5) + "希望处理" + letter
                + words.get((letter + 2) % 5);
    }

    private static Outcome lake(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--master", "local[2]"));
        return TestLake.execute(all.toArray(String[]::new));
    }
}
