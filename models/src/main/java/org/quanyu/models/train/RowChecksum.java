package org.quanyu.models.train;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;

/** Tells whether two trainings saw the same rows, in whatever order they came. */
final class RowChecksum {

    private RowChecksum() {}

    /** SHA-256 over month, label and values of all rows. */
    static String of(Examples examples) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer row = ByteBuffer.allocate(Float.BYTES * (examples.columns() + 2));
            for (int at = 0; at < examples.rows(); at++) {
                int number = at;
                row.clear();
                row.putInt(examples.month(at)).putFloat(examples.labels()[at]);
                IntStream.range(0, examples.columns()).forEach(column -> row.putFloat(examples.value(number, column)));
                digest.update(row.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
