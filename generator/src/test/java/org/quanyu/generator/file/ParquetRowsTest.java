package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;

class ParquetRowsTest {

    private static final Format FORMAT = new Format.Parquet();

    @TempDir
    Path folder;

    @Test
    void rowsAreReadBack() throws IOException {
        List<Group> rows = read(save(Sample.write(FORMAT)));
        assertThat(rows).hasSize(3);
        Group first = rows.get(0);
        assertThat(first.getString(0, 0)).isEqualTo("平安路");
        assertThat(first.getLong(1, 0)).isEqualTo(-7);
        assertThat(first.getLong(2, 0)).isEqualTo(1250);
        assertThat(LocalDate.ofEpochDay(first.getInteger(3, 0))).isEqualTo("2024-03-01");
        assertThat(Instant.EPOCH.plus(first.getLong(4, 0), ChronoUnit.MICROS)).isEqualTo("2024-03-01T00:15:00Z");
        assertThat(rows.get(1).getString(0, 0)).isEqualTo(Sample.HARD);
        assertThat(LocalDate.ofEpochDay(rows.get(1).getInteger(3, 0))).isEqualTo("1968-12-31");
        for (int column = 0; column < Sample.COLUMNS.size(); column++) {
            assertThat(rows.get(2).getFieldRepetitionCount(column)).isZero();
        }
    }

    @Test
    void columnsHaveTheirTypes() throws IOException {
        assertThat(footer(save(Sample.write(FORMAT))).getFileMetaData().getSchema())
                .hasToString("""
                        message row {
                          optional binary 名称 (STRING);
                          optional int64 count;
                          optional int64 价格, "元" (DECIMAL(18,2));
                          optional int32 日期 (DATE);
                          optional int64 at (TIMESTAMP(MICROS,true));
                        }
                        """);
    }

    /** Those of the virtual machine's hash sets come in another order each time. */
    @Test
    void encodingsAreListedInOrder() throws IOException {
        byte[] file = Sample.write(FORMAT);
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
        assertThat(footer.getRow_groups()).hasSize(1);
        assertThat(footer.getRow_groups().get(0).getColumns()).hasSize(5).allSatisfy(column -> assertThat(
                        column.getMeta_data().getEncodings())
                .hasSizeGreaterThan(1)
                .isSorted());
    }

    @Test
    void rowsGoOnInTheNextRowGroup() throws IOException {
        int count = 1_500_000;
        List<Column> columns = List.of(Column.whole("a"), Column.text("b"), Column.whole("c"));
        SplittableRandom random = new SplittableRandom(1);
        Path file = save(Sample.write(FORMAT, columns, rows -> {
            for (int number = 0; number < count; number++) {
                rows.whole(random.nextLong()).text("kind" + number % 3).whole(random.nextLong());
                rows.endRow();
            }
        }));
        assertThat(footer(file).getBlocks()).hasSizeGreaterThan(1);
        SplittableRandom again = new SplittableRandom(1);
        try (ParquetReader<Group> reader = reader(file)) {
            for (int number = 0; number < count; number++) {
                Group row = reader.read();
                boolean same = row.getLong(0, 0) == again.nextLong()
                        && row.getString(1, 0).equals("kind" + number % 3)
                        && row.getLong(2, 0) == again.nextLong();
                assertThat(same).isTrue();
            }
            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void textsThatShareASlotStayApart() throws IOException {
        List<Column> columns = List.of(Column.text("a"));
        Path file = save(Sample.write(FORMAT, columns, rows -> {
            for (int number = 0; number < 20_000; number++) {
                rows.text("设备" + number % 5000).endRow();
            }
        }));
        List<Group> rows = read(file);
        assertThat(rows).hasSize(20_000);
        for (int number = 0; number < rows.size(); number++) {
            assertThat(rows.get(number).getString(0, 0)).isEqualTo("设备" + number % 5000);
        }
    }

    @Test
    void timesAreThoseOfShanghai() throws IOException {
        Path file = save(
                Sample.write(FORMAT, List.of(Column.time("a")), rows -> rows.time(LocalDateTime.of(1970, 1, 1, 8, 0))
                        .endRow()));
        assertThat(read(file).get(0).getLong(0, 0)).isZero();
    }

    private Path save(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.parquet"), bytes);
    }

    private static List<Group> read(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = reader(file)) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static ParquetReader<Group> reader(Path file) throws IOException {
        return ParquetReader.builder(new GroupReadSupport(), hadoop(file)).build();
    }

    private static ParquetMetadata footer(Path file) throws IOException {
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(hadoop(file), new Configuration()))) {
            return reader.getFooter();
        }
    }

    private static org.apache.hadoop.fs.Path hadoop(Path file) {
        return new org.apache.hadoop.fs.Path(file.toUri());
    }
}
