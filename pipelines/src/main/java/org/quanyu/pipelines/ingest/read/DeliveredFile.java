package org.quanyu.pipelines.ingest.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file where it was delivered.
 *
 * @param uri its address; an address because a path loses names that the machine's locale cannot write
 * @param name its path below the input folder, {@code /} between folders
 */
public record DeliveredFile(URI uri, String name) implements Serializable {

    /** The file as a path of this machine. */
    public Path path() {
        return Path.of(uri);
    }

    /** Whether a folder stands where a file was looked for. */
    public boolean isFolder() {
        return Files.isDirectory(path());
    }

    /** Its bytes as delivered. */
    public InputStream bytes() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path()), 1 << 16);
    }

    /** Its content, unpacked if it is packed with gzip whatever its name. */
    public UnpackedStream content() throws IOException {
        return UnpackedStream.of(bytes());
    }
}
