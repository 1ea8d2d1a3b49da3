package org.quanyu.orchestration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.orchestration.sql.SqlScript.SqlStatement;

class SqlTest {

    @Test
    void splitsAtSemicolonsOutsideQuotesAndComments() {
        String text =
                "\uFEFF-- first; comment\nselect ';', \"a;b\" /* ; */;\n\n;\nselect 'it''s; 中文' -- end;\n; -- tail";
        assertThat(SqlScript.parse(text).statements())
                .containsExactly(
                        new SqlStatement("-- first; comment\nselect ';', \"a;b\" /* ; */", 1),
                        new SqlStatement("select 'it''s; 中文' -- end;", 5));
        assertThat(SqlScript.parse(" -- nothing\n").statements()).isEmpty();
    }

    @Test
    void csvTellsNullFromEmptyAndQuotesWhatItMust() {
        assertThat(written(OutputFormat.CSV, List.of("a", "b,c"), Arrays.asList(null, ""), List.of("x\"y", "一\n二")))
                .isEqualTo("a,\"b,c\"\n,\"\"\n\"x\"\"y\",\"一\n二\"\n");
    }

    @Test
    void jsonKeepsNumbersAndNumbersColumnsThatComeTwice() {
        assertThat(written(OutputFormat.JSON, List.of("a", "a"), Arrays.asList(new BigDecimal("1E+3"), null)))
                .isEqualTo("[\n{\"a\":1000,\"a_2\":null}\n]\n");
        assertThat(written(OutputFormat.JSON, List.of("a"))).isEqualTo("[]\n");
    }

    @Test
    void tableAlignsByDisplayWidth() {
        assertThat(written(
                        OutputFormat.TABLE,
                        List.of("名称", "n"),
                        Arrays.asList("全域数据", 5),
                        Arrays.asList("ab", null),
                        Arrays.asList("长".repeat(40), 12345)))
                .isEqualTo("名称" + " ".repeat(55) + " |     n\n"
                        + "-".repeat(59) + "-+------\n"
                        + "全域数据" + " ".repeat(51) + " |     5\n"
                        + "ab" + " ".repeat(57) + " |  NULL\n"
                        + "长".repeat(29) + "… | 12345\n");
    }

    @Test
    void timestampsAreIso() {
        assertThat(SqlValues.isoTimestamp("2026-01-02 03:04:05.000006 UTC")).isEqualTo("2026-01-02T03:04:05.000006Z");
        assertThat(SqlValues.isoTimestamp("2026-01-02 03:04:05 Asia/Shanghai")).isEqualTo("2026-01-02T03:04:05+08:00");
        assertThat(SqlValues.isoTimestamp("2026-01-02 03:04:05.1")).isEqualTo("2026-01-02T03:04:05.1");
    }

    @SafeVarargs
    private static String written(OutputFormat format, List<String> columns, List<Object>... rows) {
        StringWriter text = new StringWriter();
        RowWriter writer = format.writer(new PrintWriter(text));
        writer.columns(columns);
        List.of(rows).forEach(writer::row);
        writer.end();
        return text.toString();
    }
}
