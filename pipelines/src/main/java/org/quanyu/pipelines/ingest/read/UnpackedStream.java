package org.quanyu.pipelines.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Content of a file, unpacked. Where the packing breaks, the content ends there, and why can be asked for. */
public final class UnpackedStream extends FilterInputStream {

    private static final int MAGIC = 0x8b1f;

    private final boolean packed;
    private String broken;

    private UnpackedStream(InputStream in, boolean packed) {
        super(in);
        this.packed = packed;
    }

    /** @param bytes supports {@link InputStream#mark(int)} */
    static UnpackedStream of(InputStream bytes) throws IOException {
        bytes.mark(2);
        int magic = bytes.read() | bytes.read() << 8;
        bytes.reset();
        if (magic != MAGIC) {
            return new UnpackedStream(bytes, false);
        }
        try {
            return new UnpackedStream(new GZIPInputStream(bytes, 1 << 16), true);
        } catch (EOFException | ZipException e) {
            bytes.close();
            UnpackedStream nothing = new UnpackedStream(new ByteArrayInputStream(new byte[0]), true);
            nothing.broken = why(e);
            return nothing;
        }
    }

    /** Whether the file is packed with gzip. */
    boolean isPacked() {
        return packed;
    }

    /** Why the content ends before its time; empty if it does not. */
    public Optional<String> broken() {
        return Optional.ofNullable(broken);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (broken != null) {
            return -1;
        }
        try {
            return in.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            broken = why(e);
            return -1;
        }
    }

    private static String why(IOException e) {
        return e instanceof EOFException
                ? "its gzip packing ends early"
                : "its gzip packing is damaged (" + e.getMessage() + ")";
    }
}
