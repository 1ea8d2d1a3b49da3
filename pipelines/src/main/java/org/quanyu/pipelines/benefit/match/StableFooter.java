package org.quanyu.pipelines.benefit.match;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** The footer of a Parquet file. Its writer lists the encodings of a column in an order that differs from process to process. */
final class StableFooter {

    /** The length of the footer and {@code PAR1} stand behind it. */
    private static final int TAIL = 8;

    private StableFooter() {}

    /** Lists the encodings of each column of a file in their own order; all else stays as it is. */
    static void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(tail, channel.size() - TAIL);
            int length = tail.getInt(0);
            long from = channel.size() - TAIL - length;
            ByteBuffer footer = ByteBuffer.allocate(length);
            channel.read(footer, from);
            byte[] ordered = ordered(footer.array());
            channel.truncate(from);
            channel.write(ByteBuffer.wrap(ordered), from);
            tail.putInt(0, ordered.length).rewind();
            channel.write(tail, from + ordered.length);
        }
    }

    private static byte[] ordered(byte[] footer) throws IOException {
        FileMetaData file = Util.readFileMetaData(new ByteArrayInputStream(footer));
        file.getRow_groups().forEach(group -> group.getColumns()
                .forEach(column -> Collections.sort(column.getMeta_data().getEncodings())));
        ByteArrayOutputStream out = new ByteArrayOutputStream(footer.length);
        Util.writeFileMetaData(file, out);
        return out.toByteArray();
    }
}
