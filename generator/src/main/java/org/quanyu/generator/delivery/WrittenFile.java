package org.quanyu.generator.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A file that was written.
 *
 * @param path below the output folder, {@code /} between folders
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record WrittenFile(String path, long rows, long bytes, String sha256) {

    /** The digest that files are identified by. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
