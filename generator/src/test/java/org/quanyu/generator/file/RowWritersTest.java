package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;

class RowWritersTest {

    static Stream<Format> formats() {
        return Stream.of(
                Format.Csv.utf8(),
                Format.Csv.gb18030(),
                Format.Csv.utf8().gzipped(),
                new Format.JsonLines(false),
                new Format.JsonLines(true),
                new Format.Xlsx("表"),
                new Format.Parquet(),
                new Format.PostgresCopy("city.sample"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void sameRowsMakeTheSameBytes(Format format) throws IOException, InterruptedException {
        byte[] first = Sample.write(format);
        // a time stamp in milliseconds would differ; XlsxRowsTest looks at the coarser ones of zip
        Thread.sleep(5);
        assertThat(Sample.write(format)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void fileWithoutRowsIsComplete(Format format) throws IOException {
        assertThat(Sample.write(format, Sample.COLUMNS, rows -> {})).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void rowsAreCountedAndTheStreamIsClosed(Format format) throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        RowWriter rows = RowWriters.open(format, List.of(Column.whole("a")), new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        rows.whole(1).endRow();
        rows.empty().endRow();
        assertThat(rows.rows()).isEqualTo(2);
        assertThat(closed).isFalse();
        rows.close();
        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void cellsThatDoNotFitAreRefused(Format format) {
        List<Column> columns = List.of(Column.whole("a"), Column.text("b"));
        refused("column a is WHOLE, not TEXT", format, columns, rows -> rows.text("x"));
        refused("column a is WHOLE, not DATE", format, columns, rows -> rows.date(LocalDate.EPOCH));
        refused("row 0 ends before column b", format, columns, rows -> rows.whole(1)
                .endRow());
        refused("row 0 has more than 2 cells", format, columns, rows -> rows.whole(1)
                .text("x")
                .empty());
    }

    static Stream<Format> formatsWithoutEscapes() {
        return formats().filter(format -> !(format instanceof Format.JsonLines));
    }

    /** A lone half of a surrogate pair has no bytes in any charset; JSON escapes it. */
    @ParameterizedTest
    @MethodSource("formatsWithoutEscapes")
    void textThatCannotBeEncodedIsNeverReplaced(Format format) {
        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> Sample.write(format, List.of(Column.text("a")), rows -> rows.text("x\ud842y")
                        .endRow()));
    }

    private static void refused(String message, Format format, List<Column> columns, Sample.Rows rows) {
        assertThatIllegalStateException()
                .isThrownBy(() -> rows.writeTo(RowWriters.open(format, columns, new ByteArrayOutputStream())))
                .withMessage(message);
    }
}
