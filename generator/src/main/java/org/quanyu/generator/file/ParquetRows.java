package org.quanyu.generator.file;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.quanyu.generator.delivery.Column;

/** Apache Parquet. Cells go straight to the columns as they come; no row is held. */
final class ParquetRows extends TypedRows {

    /** China has one offset, without summer time since 1991. */
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private static final long MICROS = 1_000_000L;

    private final String[] names;
    private final OutputStream out;
    private final ParquetStream file;
    private final ParquetWriter<Void> parquet;
    private final ShortTexts texts = new ShortTexts();
    private RecordConsumer cells;

    ParquetRows(List<Column> columns, OutputStream out) throws IOException {
        super(columns);
        names = columns.stream().map(Column::name).toArray(String[]::new);
        this.out = out;
        file = new ParquetStream(out);
        parquet = new Builder(file, new Rows(columns)).build();
    }

    @Override
    void writeText(int column, String value) throws IOException {
        Binary utf8 = texts.utf8(value);
        begin(column);
        cells.addBinary(utf8);
        end(column);
    }

    @Override
    void writeWhole(int column, long value) {
        begin(column);
        cells.addLong(value);
        end(column);
    }

    @Override
    void writeDecimal(int column, long unscaled) {
        writeWhole(column, unscaled);
    }

    @Override
    void writeDate(int column, LocalDate value) {
        begin(column);
        cells.addInteger((int) value.toEpochDay());
        end(column);
    }

    @Override
    void writeTime(int column, LocalDateTime value) {
        writeWhole(column, value.toEpochSecond(SHANGHAI) * MICROS);
    }

    @Override
    void writeEmpty(int column) {
        if (column == 0) {
            cells.startMessage();
        }
    }

    @Override
    void finishRow() throws IOException {
        parquet.write(null);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            file.hold();
            parquet.close();
            ParquetFooter.writeOrdered(file.held(), out);
        }
    }

    private void begin(int column) {
        if (column == 0) {
            cells.startMessage();
        }
        cells.startField(names[column], column);
    }

    private void end(int column) {
        cells.endField(names[column], column);
    }

    /** Hands out the consumer of the cells, a new one for each row group, and counts rows that are complete. */
    private final class Rows extends WriteSupport<Void> {

        private final List<Column> columns;

        Rows(List<Column> columns) {
            this.columns = columns;
        }

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(ParquetTypes.schema(columns), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            cells = consumer;
        }

        @Override
        public void write(Void row) {
            cells.endMessage();
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Void, Builder> {

        private static final long ROW_GROUP = 16L << 20;
        private static final int PAGE = 1 << 18;

        private final WriteSupport<Void> rows;

        Builder(OutputFile file, WriteSupport<Void> rows) {
            super(file);
            this.rows = rows;
            withConf(new Configuration(false));
            withCompressionCodec(CompressionCodecName.SNAPPY);
            withRowGroupSize(ROW_GROUP);
            withPageSize(PAGE);
            withDictionaryPageSize(PAGE);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Void> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }
}
