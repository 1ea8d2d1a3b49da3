package org.quanyu.pipelines.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.pipelines.ingest.read.Delivery.Row;
import org.quanyu.schemas.failure.FailureCode;

class CsvReaderTest {

    @TempDir
    Path folder;

    @Test
    void tellsRowsIntoColumns() {
        Delivery delivery = Delivery.csv(folder, "代码,名称\n1,甲\r\n2,\"乙,\"\"丙\"\"\"\n\n3,\n");
        assertThat(delivery.inspection().header()).containsExactly("代码", "名称");
        assertThat(delivery.told()).containsExactly(List.of("1", "甲"), List.of("2", "乙,\"丙\""), List.of("3", ""));
        assertThat(delivery.rows()).extracting(Row::line).containsExactly(2L, 3L, 5L);
        assertThat(delivery.report().status()).isEqualTo(DeliveryStatus.TAKEN);
        assertThat(delivery.report().rows()).isEqualTo(3);
        assertThat(delivery.code()).isNull();
    }

    @Test
    void keepsLinesInsideQuotes() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,\"x\ny\r\n\nz\"\n2,w\n");
        assertThat(delivery.told()).containsExactly(List.of("1", "x\ny\r\n\nz"), List.of("2", "w"));
        assertThat(delivery.rows()).extracting(Row::line).containsExactly(2L, 6L);
    }

    @Test
    void takesOtherDelimitersQuotesAndEscapes() {
        Delivery delivery = Delivery.of(
                folder,
                "type: csv, delimiter: \"\\t\", quote: \"'\", escape: \"\\\\\", header: false, names: [a, b]",
                "1\t'x\\'y\\\\z'\n2\tit's\n".getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.told()).containsExactly(List.of("1", "x'y\\z"), List.of("2", "it's"));
        assertThat(delivery.rows()).extracting(Row::line).containsExactly(1L, 2L);
    }

    @Test
    void takesQuotesAsTextWhereNothingIsQuoted() {
        Delivery delivery =
                Delivery.of(folder, "type: csv, quote: ''", "a,b\n\"1,2\"\n".getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.told()).containsExactly(List.of("\"1", "2\""));
    }

    @Test
    void takesOldMacintoshLineEnds() {
        assertThat(Delivery.csv(folder, "a,b\r1,x\r2,y").told()).containsExactly(List.of("1", "x"), List.of("2", "y"));
    }

    @Test
    void emptyFile() {
        Delivery delivery = Delivery.csv(folder, "");
        assertThat(delivery.report().status()).isEqualTo(DeliveryStatus.EMPTY);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_EMPTY);
        assertThat(delivery.report().isRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\uFEFF", "\uFEFF\n\n"})
    void fileOfNothingButLineEndsIsEmpty(String content) {
        assertThat(Delivery.csv(folder, content).code()).isEqualTo(FailureCode.FILE_EMPTY);
    }

    @Test
    void packedFileOfNothingIsEmpty() {
        assertThat(Delivery.of(folder, "type: csv", Delivery.gzip(new byte[0])).code())
                .isEqualTo(FailureCode.FILE_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a,b\n", "a,b\n\n"})
    void headerOnly(String content) {
        Delivery delivery = Delivery.csv(folder, content);
        assertThat(delivery.report().status()).isEqualTo(DeliveryStatus.HEADER_ONLY);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_HEADER_ONLY);
        assertThat(delivery.inspection().header()).containsExactly("a", "b");
    }

    @Test
    void fileCutInTheMiddleOfARow() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,x\n2");
        assertThat(delivery.told()).containsExactly(List.of("1", "x"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.FILE_CUT_OFF);
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.rawText()).isEqualTo("2");
        });
        assertThat(delivery.report().status()).isEqualTo(DeliveryStatus.CUT_OFF);
        assertThat(delivery.report().trouble().text()).contains("firms/交付 1.dat", "line 3", "1 set aside");
        assertThat(delivery.report().isRefused()).isFalse();
    }

    @Test
    void fileCutInsideQuotes() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,x\n2,\"first\nsecond");
        assertThat(delivery.told()).containsExactly(List.of("1", "x"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.FILE_CUT_OFF);
            assertThat(row.rawText()).isEqualTo("2,\"first\nsecond");
        });
    }

    @Test
    void lastRowWithoutLineEndIsWhole() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,x\n2,y");
        assertThat(delivery.told()).hasSize(2);
        assertThat(delivery.code()).isNull();
    }

    @Test
    void gzipThatEndsEarly() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 0; row < 20_000; row++) {
            text.append(row).append(',').append(row * 7919L % 10_007).append('\n');
        }
        byte[] whole = Delivery.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        Delivery delivery = Delivery.of(folder, "type: csv", Arrays.copyOf(whole, whole.length / 2));
        assertThat(delivery.told()).hasSizeGreaterThan(5_000).hasSizeLessThan(15_000);
        assertThat(delivery.setAside()).hasSizeLessThan(2);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_CUT_OFF);
        assertThat(delivery.report().status()).isEqualTo(DeliveryStatus.CUT_OFF);
        assertThat(delivery.report().trouble().text())
                .contains("line " + (delivery.told().size() + 2), "gzip");
    }

    @Test
    void gzipIsKnownByItsFirstBytes() {
        assertThat(Delivery.of(folder, "type: csv", Delivery.gzip("a\n1\n".getBytes(StandardCharsets.UTF_8)))
                        .told())
                .containsExactly(List.of("1"));
    }

    @Test
    void gb18030WhereUtf8WasDeclared() {
        byte[] bytes = Delivery.bytes("代码,企业名称\n1,深圳市甲公司\n2,乙公司\n", "GB18030");
        Delivery delivery = Delivery.of(folder, "type: csv", bytes);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_ENCODING);
        assertThat(delivery.report().trouble().text()).contains("looks like GB18030");
        assertThat(delivery.report().trouble().remedy("市场监管局")).contains("format.encoding: GB18030");
        assertThat(delivery.report().isRefused()).isTrue();
        assertThat(delivery.rows()).hasSize(2).allMatch(row -> row.problem() == FailureCode.FILE_ENCODING);
        assertThat(together(delivery)).isEqualTo(bytes);
    }

    @Test
    void gb18030BelowAnAsciiHeader() {
        Delivery delivery = Delivery.of(folder, "type: csv", Delivery.bytes("a,b\n1,深圳市甲公司\n2,有限公司\n3,x\n", "GB18030"));
        assertThat(delivery.told()).containsExactly(List.of("3", "x"));
        assertThat(delivery.setAside()).hasSize(2).allMatch(row -> row.problem() == FailureCode.ROW_ILLEGAL_BYTES);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_ENCODING);
        assertThat(delivery.report().isRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"代码,企业名称\n1,甲\n2,乙\n", "a,b\n1,深圳市\n2,广州市\n"})
    void utf8WhereGb18030WasDeclared(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Delivery delivery = Delivery.of(folder, "type: csv, encoding: GB18030", bytes);
        assertThat(delivery.told()).isEmpty();
        assertThat(delivery.rows()).hasSize(2).allMatch(row -> row.problem() == FailureCode.FILE_ENCODING);
        assertThat(delivery.report().trouble().text()).contains("looks like UTF-8");
        assertThat(together(delivery)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK", "Big5", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void declaredEncodings(String charset) {
        String text = "代碼,名稱\n1,上海甲公司\r\n2,\"多\n行\"\n";
        Delivery delivery = Delivery.of(folder, "type: csv, encoding: " + charset, Delivery.bytes(text, charset));
        assertThat(delivery.inspection().header()).containsExactly("代碼", "名稱");
        assertThat(delivery.told()).containsExactly(List.of("1", "上海甲公司"), List.of("2", "多\n行"));
    }

    @Test
    void pipeInsideACharacterIsNoDelimiter() {
        // the second byte of 瓅 in GB18030 is the pipe
        String letter = new String(new byte[] {(byte) 0xad, 0x7c}, Charset.forName("GB18030"));
        Delivery delivery = Delivery.of(
                folder,
                "type: csv, encoding: GB18030, delimiter: '|'",
                Delivery.bytes("a|b\n1|" + letter + "\n", "GB18030"));
        assertThat(delivery.told()).containsExactly(List.of("1", letter));
    }

    @Test
    void byteOrderMarks() {
        String text = "代码,名称\n1,甲\n";
        assertThat(Delivery.csv(folder, "\uFEFF" + text).inspection().header()).containsExactly("代码", "名称");
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            Delivery delivery =
                    Delivery.of(folder, "type: csv, encoding: UTF-16", Delivery.bytes("\uFEFF" + text, charset));
            assertThat(delivery.inspection().header()).containsExactly("代码", "名称");
            assertThat(delivery.told()).containsExactly(List.of("1", "甲"));
        }
    }

    @Test
    void utf16WhereUtf8WasDeclared() {
        byte[] bytes = Delivery.bytes("\uFEFF代码,名称\n1,上海\n", "UTF-16LE");
        Delivery delivery = Delivery.of(folder, "type: csv", bytes);
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_ENCODING);
        assertThat(delivery.report().trouble().text()).contains("UTF-16LE");
        assertThat(together(delivery)).isEqualTo(bytes);
    }

    @Test
    void illegalBytesInOneRow() {
        byte[] bytes = "a,名称\n1,甲\n2,X乙\n3,丙\n".getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xff;
        Delivery delivery = Delivery.of(folder, "type: csv", bytes);
        assertThat(delivery.told()).containsExactly(List.of("1", "甲"), List.of("3", "丙"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.ROW_ILLEGAL_BYTES);
            assertThat(row.text()).contains("line 3", "FF", "column 2 (名称)");
            assertThat(row.raw()).startsWith('2', ',', 0xff);
        });
    }

    @Test
    void illegalBytesInOneRowOfGb18030() {
        byte[] bytes = Delivery.bytes("代码,名称\n1,甲公司\n2,X乙公司\n", "GB18030");
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xff;
        Delivery delivery = Delivery.of(folder, "type: csv, encoding: GB18030", bytes);
        assertThat(delivery.told()).containsExactly(List.of("1", "甲公司"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.ROW_ILLEGAL_BYTES);
            assertThat(row.text()).contains("column 2");
        });
    }

    @Test
    void tooManyAndTooFewColumns() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1\n1,2,3\n1,2\n");
        assertThat(delivery.told()).containsExactly(List.of("1", "2"));
        assertThat(delivery.setAside())
                .hasSize(2)
                .allMatch(row -> row.problem() == FailureCode.ROW_COLUMN_COUNT)
                .extracting(Row::rawText)
                .containsExactly("1\n", "1,2,3\n");
        assertThat(delivery.report().trouble().text()).contains("line 2", "1 columns", "its header has 2");
    }

    @Test
    void quoteNeverClosedBeforePlainLines() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,\"x\n2,y\n3,z\n");
        assertThat(delivery.told()).containsExactly(List.of("2", "y"), List.of("3", "z"));
        assertQuoteOpen(delivery, "1,\"x\n");
    }

    @Test
    void quoteNeverClosedBeforeQuotedLines() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,\"x\n2,\"y\"\n\"3\",\"z\"\n");
        assertThat(delivery.told()).containsExactly(List.of("2", "y"), List.of("3", "z"));
        assertQuoteOpen(delivery, "1,\"x\n");
    }

    @Test
    void quoteNeverClosedInALastLineWithoutLineEnd() {
        Delivery delivery = Delivery.csv(folder, "a,b\n1,\"x\n2,y");
        assertThat(delivery.told()).containsExactly(List.of("2", "y"));
        assertQuoteOpen(delivery, "1,\"x\n");
    }

    @Test
    void quoteNeverClosedInAFileOfManyLines() {
        StringBuilder text = new StringBuilder("a,b\n0,\"x\n");
        for (int row = 1; row <= 5_000; row++) {
            text.append(row).append(",y\n");
        }
        Delivery delivery = Delivery.csv(folder, text.toString());
        assertThat(delivery.told()).hasSize(5_000);
        assertQuoteOpen(delivery, "0,\"x\n");
    }

    @Test
    void textBehindAClosingQuote() {
        Delivery delivery = Delivery.csv(folder, "a,b\n\"x\"y,1\n2,z\n");
        assertThat(delivery.told()).containsExactly(List.of("2", "z"));
        assertQuoteOpen(delivery, "\"x\"y,1\n");
    }

    @Test
    void lineOfTenMebibytes() {
        String cell = "长".repeat(10 * 1024 * 1024 / 3);
        Delivery delivery = Delivery.csv(folder, "a,b\n1,x\n2," + cell + "\n3,z\n");
        assertThat(delivery.told()).containsExactly(List.of("1", "x"), List.of("3", "z"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.ROW_TOO_LONG);
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.rawText()).isEqualTo("2," + cell + "\n");
        });
        assertThat(delivery.rows().get(2).line()).isEqualTo(4);
    }

    @Test
    void longestRowCanBeSet() {
        Delivery delivery = Delivery.of(
                folder,
                "type: csv, longest_row: 2 KiB",
                ("a,b\n1," + "x".repeat(3000) + "\n2,y").getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.told()).containsExactly(List.of("2", "y"));
        assertThat(delivery.setAside()).singleElement().matches(row -> row.problem() == FailureCode.ROW_TOO_LONG);
    }

    @Test
    void nulBytes() {
        Delivery delivery = Delivery.csv(folder, "a,名称\n1,x\0y\n2,z\n");
        assertThat(delivery.told()).containsExactly(List.of("2", "z"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.ROW_NUL_BYTE);
            assertThat(row.text()).contains("line 2", "column 2 (名称)");
        });
    }

    @Test
    void filesLargerThanTheBufferKeepTheirLines() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int row = 0; row < 100_000; row++) {
            text.append(row).append(row % 10 == 0 ? ",\"行\n" + row + "\"\n" : ",值" + row + "\n");
        }
        for (String charset : List.of("UTF-8", "GB18030", "UTF-16LE")) {
            Delivery delivery =
                    Delivery.of(folder, "type: csv, encoding: " + charset, Delivery.bytes(text.toString(), charset));
            assertThat(delivery.told()).hasSize(100_000);
            assertThat(delivery.told().get(99_990)).containsExactly("99990", "行\n99990");
            assertThat(delivery.rows().get(99_999).line()).isEqualTo(2 + 99_999 + 10_000);
        }
    }

    private static void assertQuoteOpen(Delivery delivery, String raw) {
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.ROW_QUOTE_OPEN);
            assertThat(row.rawText()).isEqualTo(raw);
        });
    }

    /** Header and set-aside rows put together again. */
    private static byte[] together(Delivery delivery) {
        byte[] all = delivery.inspection().headerRaw();
        for (Row row : delivery.rows()) {
            byte[] longer = Arrays.copyOf(all, all.length + row.raw().length);
            System.arraycopy(row.raw(), 0, longer, all.length, row.raw().length);
            all = longer;
        }
        return all;
    }
}
