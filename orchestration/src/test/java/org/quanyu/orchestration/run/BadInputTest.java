package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** Deliveries that are wrong, through the real command: a clear message, and every row is somewhere. */
class BadInputTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final String SOURCE = """
            source: firms
            title: 企业登记
            owner: 市场监管局
            files: firms*
            format: {type: %s, nulls: ["N/A", ""]%s}
            delivers: silver.firm_registration
            key: [credit_code, name]
            columns:
              credit_code: 代码
              credit_code_valid: credit_code_valid(代码)
              name: clean_name(名称)
              founded_on: to_date(日期)
              capital_amount: money_amount(资金)
              capital_currency: money_currency(资金)
            """;

    private static final String HEADER = "代码,名称,日期,资金\n";
    private static final String FIRST = "91440300MA5JJF171N,甲公司,2019-01-02,100万\n";
    private static final String SECOND = "91440300MA5JK88A79,乙公司,2019/1/3,50(万元)\n";

    /** Of the night, what takes deliveries in and cleans them. */
    private static final String[] STEPS = {"--step", "clean:firms"};

    @TempDir
    Path folder;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(folder).source("firms", SOURCE.formatted("csv", ""));
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void emptyFile() {
        Outcome outcome = lake.deliver("firms-1.csv", "")
                .deliver("firms-2.csv", HEADER + FIRST)
                .run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2101", "firms-1.csv");
        expect(outcome, 0, 1, 1, 0);
    }

    @Test
    void headerOnly() {
        Outcome outcome = lake.deliver("firms.csv", HEADER).run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2102", "firms.csv");
        expect(outcome, 0, 0, 0, 0);
    }

    @Test
    void fileCutInTheMiddleOfARow() {
        Outcome outcome = lake.deliver("firms.csv", HEADER + FIRST + "91440300MA5JK88A79,乙公")
                .run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2107", "firms.csv", "line 3", "市场监管局");
        expect(outcome, 0, 2, 1, 1);
    }

    @Test
    void gb18030DeliveredWhereUtf8WasDeclared() {
        Outcome outcome = lake.deliver("firms.csv", (HEADER + FIRST + SECOND).getBytes(GB18030))
                .run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2104", "firms.csv", "GB18030");
        expect(outcome, 1, 2, 0, 2);
        lake.source("firms", SOURCE.formatted("csv", ", encoding: GB18030"));
        expect(lake.replay("2020-01-02"), 0, 2, 2, 0);
    }

    @Test
    void utf8DeliveredWhereGb18030WasDeclared() {
        lake.source("firms", SOURCE.formatted("csv", ", encoding: GB18030"));
        Outcome outcome = lake.deliver("firms.csv", HEADER + FIRST + SECOND).run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2104", "firms.csv", "UTF-8");
        expect(outcome, 1, 2, 0, 2);
        lake.source("firms", SOURCE.formatted("csv", ""));
        expect(lake.replay("2020-01-02"), 0, 2, 2, 0);
    }

    @Test
    void byteOrderMark() {
        expect(lake.deliver("firms.csv", "\uFEFF" + HEADER + FIRST).run("2020-01-01", STEPS), 0, 1, 1, 0);
    }

    @Test
    void illegalBytesInOneRow() {
        byte[] bytes =
                (HEADER + FIRST + "91440300MA5JK88A79,X公司,2019-01-03,50万\n" + SECOND).getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xff;
        Outcome outcome = lake.deliver("firms.csv", bytes).run("2020-01-01", STEPS);
        expect(outcome, 0, 3, 2, 1);
        assertThat(quarantine("code")).isEqualTo("LAKE-2204");
        assertThat(lake.number("select line from lake.ops.quarantine")).isEqualTo(3);
    }

    @Test
    void columnMissing() {
        Outcome outcome = lake.deliver("firms.csv", "代码,名称,日期\n91440300MA5JJF171N,甲公司,2019-01-02\n")
                .run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2105", "firms.csv", "资金");
        expect(outcome, 1, 1, 0, 1);
        lake.source(
                "firms",
                SOURCE.formatted("csv", "")
                        .replace("money_amount(资金)", "{from: money_amount(资金), optional: true}")
                        .replace("money_currency(资金)", "{from: money_currency(资金), optional: true}"));
        expect(lake.replay("2020-01-02"), 0, 1, 1, 0);
    }

    @Test
    void columnAdded() {
        lake.deliver("firms-1.csv", HEADER + FIRST).run("2020-01-01", STEPS);
        Outcome outcome = lake.deliver("firms-2.csv", "代码,名称,日期,资金,网址\n" + SECOND.trim() + ",example.org\n")
                .run("2020-01-02", STEPS);
        assertThat(outcome.err()).contains("LAKE-2106", "网址");
        expect(outcome, 0, 2, 2, 0);
        assertThat(lake.number("select count(`网址`) from lake.bronze.firms")).isEqualTo(1);
    }

    @Test
    void columnRenamed() {
        Outcome outcome =
                lake.deliver("firms.csv", HEADER.replace("资金", "注册资金") + FIRST).run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2105", "资金", "注册资金");
        expect(outcome, 1, 1, 0, 1);
        lake.source("firms", SOURCE.formatted("csv", "").replace("(资金)", "(注册资金)"));
        expect(lake.replay("2020-01-02"), 0, 1, 1, 0);
    }

    @Test
    void quoteNeverClosed() {
        Outcome outcome = lake.deliver("firms.csv", HEADER + "91440300MA5JJF171N,\"甲公司,2019-01-02,100万\n" + SECOND)
                .run("2020-01-01", STEPS);
        expect(outcome, 0, 2, 1, 1);
        assertThat(quarantine("code")).isEqualTo("LAKE-2202");
    }

    @Test
    void lineOfTenMebibytes() {
        String line = "91440300MA5JJF171N," + "长".repeat(10 * 1024 * 1024 / 3) + ",2019-01-02,100万\n";
        Outcome outcome =
                lake.deliver("firms.csv", HEADER + FIRST + line + SECOND).run("2020-01-01", STEPS);
        expect(outcome, 0, 3, 2, 1);
        assertThat(quarantine("code")).isEqualTo("LAKE-2203");
    }

    @Test
    void nulBytes() {
        Outcome outcome = lake.deliver("firms.csv", HEADER + FIRST.replace("甲", "\0") + SECOND)
                .run("2020-01-01", STEPS);
        expect(outcome, 0, 2, 1, 1);
        assertThat(quarantine("code")).isEqualTo("LAKE-2205");
    }

    @Test
    void dateThatDoesNotExistAndNumberWithLetters() {
        Outcome outcome = lake.deliver(
                        "firms.csv",
                        HEADER + FIRST.replace("2019-01-02", "2019-02-30") + SECOND.replace("50(万元)", "5o万元"))
                .run("2020-01-01", STEPS);
        expect(outcome, 0, 2, 0, 2);
        assertThat(lake.rows("select message from lake.ops.quarantine order by line")
                        .toString())
                .contains("日期 is '2019-02-30'", "资金 is '5o万元'");
    }

    @Test
    void rowWithTooFewColumns() {
        Outcome outcome = lake.deliver("firms.csv", HEADER + "只有一个\n" + SECOND).run("2020-01-01", STEPS);
        expect(outcome, 0, 2, 1, 1);
        assertThat(quarantine("code")).isEqualTo("LAKE-2201");
    }

    @Test
    void duplicateDelivery() {
        lake.deliver("firms-1.csv", HEADER + FIRST).run("2020-01-01", STEPS);
        Outcome outcome = lake.deliver("firms-2.csv", HEADER + FIRST).run("2020-01-02", STEPS);
        assertThat(outcome.err()).contains("LAKE-2110", "firms-2.csv");
        expect(outcome, 0, 1, 1, 0);
    }

    @Test
    void xlsxThatIsReallyHtml() {
        lake.source("firms", SOURCE.formatted("xlsx", ""));
        Outcome outcome = lake.deliver("firms.xlsx", "<html><table><tr><td>代码</td></tr></table></html>")
                .run("2020-01-01", STEPS);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-2108", "firms.xlsx", "HTML");
    }

    @Test
    void zipBomb() throws IOException {
        lake.source("firms", SOURCE.formatted("xlsx", ""));
        Outcome outcome = lake.deliver("firms.xlsx", bomb()).run("2020-01-01", STEPS);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-2109", "firms.xlsx");
    }

    @Test
    void gzipThatEndsEarly() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            rows.append("%018d,公司%d,2019-01-02,%d万\n".formatted(i * 7919L, i * 31, i));
        }
        byte[] whole = gzip(rows.toString());
        Outcome outcome = lake.deliver("firms.csv.gz", Arrays.copyOf(whole, whole.length * 2 / 3))
                .run("2020-01-01", STEPS);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("LAKE-2107", "firms.csv.gz");
        long bronze = lake.number("select count(*) from lake.bronze.firms");
        assertThat(bronze).isBetween(5_000L, 19_000L);
        assertThat(lake.number("select count(*) from lake.silver.firm_registration"))
                .isEqualTo(bronze - 1);
    }

    @Test
    void fileWithoutReadPermission() throws IOException {
        lake.deliver("firms-1.csv", HEADER + FIRST).deliver("firms-2.csv", HEADER + SECOND);
        Path file = lake.input().resolve("firms-1.csv");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(file), "root reads every file: run the tests as another user to try this");
        Outcome outcome = lake.run("2020-01-01", STEPS);
        assertThat(outcome.err()).contains("LAKE-2103", "firms-1.csv");
        expect(outcome, 1, 1, 1, 0);
    }

    @Test
    void folderInPlaceOfAFile() throws IOException {
        lake.deliver("firms-2.csv", HEADER + SECOND);
        Files.createDirectories(lake.input().resolve("firms-1.csv"));
        expect(lake.run("2020-01-01", STEPS), 0, 1, 1, 0);
    }

    @Test
    void sourceThatNamesAColumnThatIsNotThere() {
        lake.source("firms", SOURCE.formatted("csv", "").replace("  name:", "  nane:"));
        Outcome outcome = lake.deliver("firms.csv", HEADER + FIRST).run("2020-01-01", STEPS);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-1101", "firms.yaml", "nane", "name");
    }

    @Test
    void sourceWithAnExpressionThatIsNotSql() {
        lake.source("firms", SOURCE.formatted("csv", "").replace("to_date(日期)", "to_date(日期"));
        Outcome outcome = lake.deliver("firms.csv", HEADER + FIRST).run("2020-01-01", STEPS);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-1102", "firms.yaml", "founded_on");
    }

    @Test
    void sourceWithAFunctionThatIsNotThere() {
        lake.source("firms", SOURCE.formatted("csv", "").replace("to_date(日期)", "to_dato(日期)"));
        Outcome outcome = lake.deliver("firms.csv", HEADER + FIRST).run("2020-01-01", STEPS);
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-1102", "to_dato", "founded_on");
    }

    /** Rows in bronze, silver and open in the quarantine; bronze holds every delivered row. */
    private void expect(Outcome outcome, int exitCode, long bronze, long silver, long setAside) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(lake.rows("select (select count(*) from lake.bronze.firms),"
                                + " (select count(*) from lake.silver.firm_registration),"
                                + " (select count(*) from lake.ops.quarantine where status = 'open')")
                        .get(0)
                        .toString())
                .as(outcome.err())
                .isEqualTo("[" + bronze + "," + silver + "," + setAside + "]");
    }

    private String quarantine(String column) {
        return lake.rows("select " + column + " from lake.ops.quarantine where status = 'open'")
                .get(0)
                .getString(0);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A workbook whose sheet unpacks to 512 MiB of blanks. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            entry(zip, "[Content_Types].xml", """
                    <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            entry(zip, "_rels/.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            entry(zip, "xl/workbook.xml", """
                    <?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            entry(zip, "xl/_rels/workbook.xml.rels", """
                    <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>"
                            .getBytes(StandardCharsets.UTF_8));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 512; i++) {
                zip.write(blanks);
            }
            zip.write("</t></is></c></row></sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
