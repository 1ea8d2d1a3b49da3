package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.unsafe.types.UTF8String;

/** Records of a Parquet file, every value as text: dates and times in ISO form, nested values as Parquet prints them. */
final class ParquetFile implements DeliveryReader {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final long JULIAN_EPOCH = 2_440_588L;

    private final ParquetReader<Group> reader;
    private final Optional<FileProblem> whole;
    private long number;

    private ParquetFile(ParquetReader<Group> reader, Optional<FileProblem> whole) {
        this.reader = reader;
        this.whole = whole;
    }

    /** Names of the file's columns. */
    static List<String> names(DeliveredFile file) throws IOException {
        try (ParquetFileReader parquet =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.uri()), new Configuration()))) {
            return parquet.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::getName)
                    .toList();
        }
    }

    static ParquetFile open(DeliveredFile file, Optional<FileProblem> whole) throws IOException {
        return new ParquetFile(
                ParquetReader.builder(new GroupReadSupport(), new Path(file.uri()))
                        .build(),
                whole);
    }

    @Override
    public DeliveredRecord next() throws IOException {
        Group group = reader.read();
        if (group == null) {
            return null;
        }
        number++;
        List<String> cells = new ArrayList<>();
        for (int field = 0; field < group.getType().getFieldCount(); field++) {
            cells.add(text(group, field));
        }
        UTF8String[] told = cells.stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
        return whole.<DeliveredRecord>map(problem ->
                        new DeliveredRecord.SetAside(number, told, problem.code(), problem.text(), RowCells.raw(cells)))
                .orElseGet(() -> new DeliveredRecord.Told(number, told));
    }

    @Override
    public Optional<FileProblem> problem() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static String text(Group group, int field) {
        if (group.getFieldRepetitionCount(field) == 0) {
            return null;
        }
        Type type = group.getType().getType(field);
        if (!type.isPrimitive()) {
            return group.getGroup(field, 0).toString();
        }
        return primitive(group, field, type.asPrimitiveType());
    }

    private static String primitive(Group group, int field, PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> whole(group.getInteger(field, 0), logical);
            case INT64 -> whole(group.getLong(field, 0), logical);
            case INT96 -> {
                NanoTime time = NanoTime.fromBinary(group.getInt96(field, 0));
                yield instant(Instant.ofEpochSecond(
                        (time.getJulianDay() - JULIAN_EPOCH) * 86_400L, time.getTimeOfDayNanos()));
            }
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal
                        ? new BigDecimal(
                                        new BigInteger(group.getBinary(field, 0).getBytes()), decimal.getScale())
                                .toPlainString()
                        : group.getBinary(field, 0).toStringUsingUTF8();
            case FLOAT -> decimal(Float.toString(group.getFloat(field, 0)));
            case DOUBLE -> decimal(Double.toString(group.getDouble(field, 0)));
            case BOOLEAN -> Boolean.toString(group.getBoolean(field, 0));
        };
    }

    private static String decimal(String written) {
        boolean finite = Character.isDigit(written.charAt(written.length() - 1));
        return finite ? new BigDecimal(written).toPlainString() : written;
    }

    private static String whole(long value, LogicalTypeAnnotation logical) {
        if (logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
        }
        if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation timestamp) {
            long perSecond = perSecond(timestamp.getUnit());
            return instant(Instant.ofEpochSecond(
                    Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond)));
        }
        if (logical instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation time) {
            return LocalTime.ofNanoOfDay(value * (1_000_000_000L / perSecond(time.getUnit())))
                    .toString();
        }
        return Long.toString(value);
    }

    private static long perSecond(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000L;
            case MICROS -> 1_000_000L;
            case NANOS -> 1_000_000_000L;
        };
    }

    private static String instant(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC)).replaceFirst("\\.?0+$", "");
    }
}
