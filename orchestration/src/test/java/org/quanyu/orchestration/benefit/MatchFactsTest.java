package org.quanyu.orchestration.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.cli.LakeCommand;
import picocli.CommandLine;

class MatchFactsTest {

    private static final String SHEET = """
            entity: house
            facts:
              level: {type: number, sql: level}
              income: {type: number, sql: income, over: sum}
              oldest: {type: date, sql: born, over: min}
              disabled: {type: boolean, sql: disabled = 'yes', over: any}
            """;

    private static final String TABLE = """
            house,level,income,born,disabled
            a,1,10.5,1950-03-01,no
            a,1,2,1980-01-01,yes
            b,1,7,1990-01-01,
            b,2,,1970-01-01,no
            c,high,1,,no
            ,3,1,1999-01-01,no
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void rowsAreUnitedAndWhatTheyContradictGoesToAClerk() throws IOException {
        assertThat(facts(SHEET, TABLE)).as(err.toString()).isZero();

        assertThat(read("fact", "concat_ws(' ', entity, level, income, oldest, disabled)"))
                .containsExactlyInAnyOrder("a 1.0000 12.5000 1950-03-01 true", "b 1970-01-01", "c 1.0000 false");
        assertThat(read("fact_conflict", "concat_ws(' ', entity, fact, to_json(values), reason)"))
                .containsExactlyInAnyOrder(
                        "b level [\"1\",\"2\"] 矛盾",
                        "c level [\"high\"] 无法读取",
                        "level [\"3\"] 缺少主体编号",
                        "income [\"1\"] 缺少主体编号",
                        "oldest [\"1999-01-01\"] 缺少主体编号",
                        "disabled [\"false\"] 缺少主体编号");
        assertThat(out.toString().replaceAll(" +", " ")).contains("level | 3 | 1 | 3");
    }

    @Test
    void anExpressionThatTheTableDoesNotUnderstandIsNamed() throws IOException {
        assertThat(facts(SHEET.replace("sql: income", "sql: wage"), TABLE)).isEqualTo(1);
        assertThat(err.toString())
                .contains("LAKE-1721 sheet.yaml, line 4, column ")
                .contains("`wage`");

        assertThat(facts(SHEET.replace("sql: income", "sql: 'income +'"), TABLE))
                .isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1721 sheet.yaml, line 4, column ");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() throws IOException {
        assertThat(facts(SHEET.replace("over: min", "over: sum"), TABLE)).isEqualTo(1);
        assertThat(err.toString()).contains("sum does not go with a date");

        assertThat(facts(SHEET.replace("type: date", "type: day"), TABLE)).isEqualTo(1);
        assertThat(err.toString()).contains("\"type\" cannot be \"day\"");
    }

    private int facts(String sheet, String table) throws IOException {
        Path written = Files.writeString(folder.resolve("sheet.yaml"), sheet);
        Path input = Files.writeString(folder.resolve("table.csv"), table);
        CommandLine command = LakeCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(
                "match",
                "facts",
                written.toString(),
                "--input",
                input.toString(),
                "--out",
                folder.resolve("results").toString());
    }

    private List<String> read(String table, String row) {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            return spark
                    .read()
                    .parquet(folder.resolve("results").resolve(table).toString())
                    .selectExpr(row)
                    .collectAsList()
                    .stream()
                    .map(one -> one.getString(0))
                    .toList();
        }
    }
}
