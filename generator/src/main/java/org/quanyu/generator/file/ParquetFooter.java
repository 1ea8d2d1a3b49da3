package org.quanyu.generator.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: what describes it, the length of that in four bytes, and four letters.
 *
 * <p>The library lists the encodings of a column as a hash set yields them, which differs from one virtual machine to
 * the next.
 */
final class ParquetFooter {

    private static final int LETTERS = 4;
    private static final int LENGTH = 4;

    private ParquetFooter() {}

    /** Writes the last part of a file, with the encodings in their natural order. */
    static void writeOrdered(byte[] end, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        int behind = end.length - LETTERS - LENGTH;
        int length = bytes.getInt(behind);
        byte[] footer = ordered(Util.readFileMetaData(new ByteArrayInputStream(end, behind - length, length)));
        bytes.putInt(behind, footer.length);
        out.write(end, 0, behind - length);
        out.write(footer);
        out.write(end, behind, LENGTH + LETTERS);
    }

    private static byte[] ordered(FileMetaData footer) throws IOException {
        for (RowGroup group : footer.getRow_groups()) {
            for (ColumnChunk column : group.getColumns()) {
                column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, written);
        return written.toByteArray();
    }
}
