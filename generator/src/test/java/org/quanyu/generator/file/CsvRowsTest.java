package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;

class CsvRowsTest {

    private static final List<List<String>> EXPECTED = List.of(
            List.of("名称", "count", "价格, \"元\"", "日期", "at"),
            List.of("平安路", "-7", "12.50", "2024-03-01", "2024-03-01 08:15:00"),
            List.of(Sample.HARD, "2147483648", "-0.05", "1968-12-31", "2024-12-31 23:59:59"),
            List.of("", "", "", "", ""));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void rowsAreReadBack(String charset) throws IOException {
        Format.Csv format = new Format.Csv(Charset.forName(charset), false);
        assertThat(read(Sample.write(format), format.charset())).isEqualTo(EXPECTED);
    }

    @Test
    void gzipHoldsTheSameFileAndNoTime() throws IOException {
        byte[] packed = Sample.write(Format.Csv.gb18030().gzipped());
        assertThat(packed).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(Sample.write(Format.Csv.gb18030()));
    }

    @Test
    void linesAsTheyStand() throws IOException {
        List<Column> columns = List.of(Column.text("a"), Column.text("b"));
        byte[] written = Sample.write(Format.Csv.utf8(), columns, rows -> {
            rows.text("x").text("y z").endRow();
            rows.text("").text("1\"2").endRow();
            rows.text("a,b").text(null).endRow();
        });
        assertThat(written).asString(StandardCharsets.UTF_8).isEqualTo("a,b\r\nx,y z\r\n,\"1\"\"2\"\r\n\"a,b\",\r\n");
    }

    @Test
    void emptyCellAloneIsNoEmptyLine() throws IOException {
        byte[] written = Sample.write(Format.Csv.utf8(), List.of(Column.whole("a")), rows -> {
            rows.whole(1).endRow();
            rows.empty().endRow();
        });
        assertThat(written).asString(StandardCharsets.UTF_8).isEqualTo("a\r\n1\r\n\"\"\r\n");
    }

    @Test
    void allOfUnicodeReturnsFromGb18030() throws IOException {
        byte[] written = Sample.write(Format.Csv.gb18030(), List.of(Column.text("a")), CsvRowsTest::writeUnicode);
        List<List<String>> lines = read(written, Format.GB18030);
        assertThat(lines).hasSize(1 + 0x110000 / 256 - 8);
        int line = 1;
        for (int block = 0; block <= 0x10ffff; block += 256) {
            if (isText(block)) {
                assertThat(lines.get(line++)).containsExactly(block(block));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "US-ASCII"})
    void whatTheCharsetLacksFails(String charset) {
        Format format = new Format.Csv(Charset.forName(charset), false);
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() ->
                        Sample.write(format, List.of(Column.text("a")), rows -> rows.text("甲\ud800".repeat(10_000))
                                .endRow()));
    }

    private static void writeUnicode(RowWriter rows) throws IOException {
        for (int block = 0; block <= 0x10ffff; block += 256) {
            if (isText(block)) {
                rows.text(block(block)).endRow();
            }
        }
    }

    private static boolean isText(int block) {
        return block < Character.MIN_SURROGATE || block > Character.MAX_SURROGATE;
    }

    private static String block(int first) {
        StringBuilder text = new StringBuilder();
        for (int point = first; point < first + 256; point++) {
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static List<List<String>> read(byte[] file, Charset charset) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(file), charset.newDecoder()))) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }
}
