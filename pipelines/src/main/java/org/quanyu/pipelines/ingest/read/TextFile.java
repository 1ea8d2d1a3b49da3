package org.quanyu.pipelines.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;

/** A delivered file opened as lines of text. */
final class TextFile implements Closeable {

    private static final int SAMPLE = 1 << 16;

    private final String name;
    private final String declared;
    private final TextEncoding encoding;
    private final LineWindow lines;
    private final Supplier<Optional<String>> broken;
    private final byte[] sample;

    private TextFile(
            String name,
            String declared,
            TextEncoding encoding,
            LineWindow lines,
            Supplier<Optional<String>> broken,
            byte[] sample) {
        this.name = name;
        this.declared = declared;
        this.encoding = encoding;
        this.lines = lines;
        this.broken = broken;
        this.sample = sample;
    }

    /** @param charset the declared encoding */
    static TextFile open(DeliveredFile file, String charset, int longest) throws IOException {
        UnpackedStream content = file.content();
        return of(file.name(), content, content::broken, charset, longest);
    }

    /** Text that lies elsewhere than in a file, under the name of the file it came from. */
    static TextFile of(String name, InputStream content, Supplier<Optional<String>> broken, String charset, int longest)
            throws IOException {
        byte[] sample = content.readNBytes(SAMPLE);
        TextEncoding encoding = TextEncoding.of(sample, Charset.forName(charset));
        LineWindow lines = new LineWindow(sample, content, encoding, longest);
        return new TextFile(name, charset, encoding, lines, broken, sample);
    }

    String name() {
        return name;
    }

    LineWindow lines() {
        return lines;
    }

    boolean isEmpty() {
        return sample.length == 0;
    }

    /** The first bytes of the file. */
    byte[] sample() {
        return sample.clone();
    }

    /** Why the packing ends early, known once the end is reached. */
    Optional<String> broken() {
        return broken.get();
    }

    /** The file's encoding where its first bytes show that it is not the declared one. */
    Optional<FileProblem> encodingProblem() {
        return encoding.unlike().map(unlike -> wrongEncoding(Optional.of(unlike)));
    }

    FileProblem wrongEncoding(Optional<String> seems) {
        String looks = seems.map(found -> "it looks like " + found).orElse("its encoding could not be told");
        String remedy = seems.map(found -> "set format.encoding: " + found)
                .orElse("ask {owner} for its encoding and set format.encoding");
        return new FileProblem(
                org.quanyu.schemas.failure.FailureCode.FILE_ENCODING,
                name + " is not " + declared + ": " + looks,
                remedy + " in the source, then run: lake quarantine replay");
    }

    /** What a line, or the record that starts at it, is called in messages. */
    String line(long number) {
        return "line " + number + " of " + name;
    }

    String declared() {
        return declared;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
