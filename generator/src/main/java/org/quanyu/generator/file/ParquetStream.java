package org.quanyu.generator.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A stream as the file that Parquet writes once from beginning to end, with no file system of Hadoop behind it. It stays
 * open when Parquet closes the file.
 */
final class ParquetStream implements OutputFile {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private OutputStream target;

    ParquetStream(OutputStream out) {
        target = out;
    }

    /** From now on what is written is held back. */
    void hold() {
        target = held;
    }

    byte[] held() {
        return held.toByteArray();
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return new Counted();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private final class Counted extends PositionOutputStream {

        private long position;

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            target.write(value);
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
