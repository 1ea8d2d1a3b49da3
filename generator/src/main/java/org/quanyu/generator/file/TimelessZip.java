package org.quanyu.generator.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A workbook without the time of writing, in the plain form of zip: the large form is not read by all streams. */
final class TimelessZip {

    /** Not the earliest that zip knows, which Java writes once more, in the zone of the machine. */
    private static final LocalDateTime FIXED = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");

    private TimelessZip() {}

    static void copy(byte[] workbook, OutputStream out) throws IOException {
        ZipOutputStream timeless = new ZipOutputStream(out);
        // read from its end, as it is of the large form itself
        try (ZipFile zip = new ZipFile(new SeekableInMemoryByteChannel(workbook))) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                ZipEntry fixed = new ZipEntry(entry.getName());
                fixed.setTimeLocal(FIXED);
                timeless.putNextEntry(fixed);
                copy(entry, zip.getInputStream(entry), timeless);
            }
        }
        timeless.finish();
    }

    private static void copy(ZipArchiveEntry entry, InputStream in, OutputStream out) throws IOException {
        if (entry.getName().equals(PROPERTIES)) {
            out.write(withoutTime(in.readAllBytes()));
        } else {
            in.transferTo(out);
        }
    }

    private static byte[] withoutTime(byte[] properties) {
        String written = new String(properties, StandardCharsets.UTF_8);
        return CREATED.matcher(written).replaceFirst("$1" + FIXED + ":00Z").getBytes(StandardCharsets.UTF_8);
    }
}
