package org.quanyu.generator.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file that comes into being when something is to be written to it. */
final class FileOutput extends OutputStream {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final byte[] buffer = new byte[BUFFER];
    private final MessageDigest digest = WrittenFile.digest();
    private int filled;
    private long bytes;
    private OutputStream file;
    private boolean isClosed;

    FileOutput(Path path) {
        this.path = path;
    }

    @Override
    public void write(int value) throws IOException {
        if (filled == BUFFER) {
            drain();
        }
        buffer[filled++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == BUFFER) {
                drain();
            }
            int part = Math.min(length - done, BUFFER - filled);
            System.arraycopy(source, offset + done, buffer, filled, part);
            filled += part;
            done += part;
        }
    }

    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        drain();
        file.close();
    }

    private void drain() throws IOException {
        if (file == null) {
            Files.createDirectories(path.getParent());
            file = Files.newOutputStream(path);
        }
        digest.update(buffer, 0, filled);
        file.write(buffer, 0, filled);
        bytes += filled;
        filled = 0;
    }

    long bytes() {
        return bytes;
    }

    /** Of all bytes; to be asked once, after closing. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
