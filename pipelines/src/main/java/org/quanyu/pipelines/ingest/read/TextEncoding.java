package org.quanyu.pipelines.ingest.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the bytes of a file are to be read, seen from its first bytes.
 *
 * @param charset never plain UTF-16: its byte order is settled
 * @param mark length of the byte-order mark
 * @param unlike the encoding the file seems to have, where that is not the declared one
 */
record TextEncoding(Charset charset, int mark, Optional<String> unlike) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5");

    /** Evidence from which on text of another encoding is held to be UTF-8. */
    private static final int ENOUGH = 4;

    /** Bytes of one unit: line ends are looked for at multiples of it. */
    int unit() {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE) ? 2 : 1;
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** Whether a line that is said to be in this charset is UTF-8 all the same. */
    boolean isUtf8InDisguise(byte[] bytes, int start, int end) {
        return !isUtf8() && unit() == 1 && Utf8.evidence(bytes, start, end) >= ENOUGH;
    }

    static TextEncoding of(byte[] sample, Charset declared) {
        Optional<TextEncoding> marked = byMark(sample, declared);
        if (marked.isPresent()) {
            return marked.get();
        }
        if (declared.name().startsWith("UTF-16")) {
            return wide(sample, declared);
        }
        boolean zeros = Utf8.firstZero(sample, 0, sample.length) >= 0;
        if (zeros && looksWide(sample)) {
            Charset wide = byteOrder(sample);
            return new TextEncoding(wide, 0, Optional.of(wide.name()));
        }
        TextEncoding plain = new TextEncoding(declared, 0, Optional.empty());
        byte[] lines = wholeLines(sample);
        if (plain.isUtf8InDisguise(lines, 0, lines.length)) {
            return new TextEncoding(declared, 0, Optional.of("UTF-8"));
        }
        return plain;
    }

    /** The encoding that bytes seem to have which are not legal in the declared one. */
    static Optional<String> guess(byte[] bytes) {
        byte[] lines = wholeLines(bytes);
        if (Utf8.evidence(lines, 0, lines.length) > 0) {
            return Optional.of("UTF-8");
        }
        String simplified = strict(lines, GB18030).orElse("");
        String traditional = strict(lines, BIG5).orElse("");
        double common = share(simplified, Charset.forName("GB2312"));
        if (common > 0.9 && common >= level1Big5(lines)) {
            return Optional.of("GB18030");
        }
        if (!traditional.isEmpty() && level1Big5(lines) > 0.5) {
            return Optional.of("Big5");
        }
        if (!simplified.isEmpty() && common > 0.5) {
            return Optional.of("GB18030");
        }
        return strict(lines, Charset.forName("windows-1252")).map(text -> "windows-1252");
    }

    private static Optional<TextEncoding> byMark(byte[] sample, Charset declared) {
        if (startsWith(sample, 0xef, 0xbb, 0xbf)) {
            return Optional.of(marked(StandardCharsets.UTF_8, 3, declared));
        }
        if (startsWith(sample, 0xff, 0xfe)) {
            return Optional.of(marked(StandardCharsets.UTF_16LE, 2, declared));
        }
        if (startsWith(sample, 0xfe, 0xff)) {
            return Optional.of(marked(StandardCharsets.UTF_16BE, 2, declared));
        }
        if (startsWith(sample, 0x84, 0x31, 0x95, 0x33)) {
            return Optional.of(marked(GB18030, 4, declared));
        }
        return Optional.empty();
    }

    private static TextEncoding marked(Charset found, int mark, Charset declared) {
        boolean agrees = found.equals(declared)
                || found.name().startsWith("UTF-16") && declared.name().equals("UTF-16");
        return new TextEncoding(found, mark, agrees ? Optional.empty() : Optional.of(found.name()));
    }

    private static TextEncoding wide(byte[] sample, Charset declared) {
        if (sample.length > 0
                && Utf8.firstZero(sample, 0, sample.length) < 0
                && Utf8.firstIllegal(wholeLines(sample), 0, wholeLines(sample).length) < 0) {
            return new TextEncoding(StandardCharsets.UTF_8, 0, Optional.of("UTF-8"));
        }
        boolean settled = !declared.name().equals("UTF-16");
        return new TextEncoding(settled ? declared : byteOrder(sample), 0, Optional.empty());
    }

    /**
     * Text of two bytes a unit has its line ends and delimiters as a zero and an ASCII byte, always the same way round;
     * with Chinese in it, it is not UTF-8.
     */
    private static boolean looksWide(byte[] sample) {
        int[] zeros = zeros(sample);
        int most = Math.max(zeros[0], zeros[1]);
        boolean oneWayRound = Math.min(zeros[0], zeros[1]) * 10 <= most;
        boolean isUtf8 = Utf8.firstIllegal(wholeLines(sample), 0, wholeLines(sample).length) < 0;
        return oneWayRound && most >= 4 && (most * 4 >= sample.length || !isUtf8 && most * 20 >= sample.length);
    }

    private static Charset byteOrder(byte[] sample) {
        int[] zeros = zeros(sample);
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static int[] zeros(byte[] sample) {
        int[] zeros = new int[2];
        for (int at = 0; at < sample.length; at++) {
            zeros[at & 1] += sample[at] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean startsWith(byte[] sample, int... mark) {
        if (sample.length < mark.length) {
            return false;
        }
        for (int at = 0; at < mark.length; at++) {
            if ((sample[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    /** Up to the last line end, so that no character is cut; all of it if there is none. */
    private static byte[] wholeLines(byte[] sample) {
        int end = sample.length;
        while (end > 0 && sample[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? sample : Arrays.copyOf(sample, end);
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static double share(String text, Charset repertoire) {
        List<Integer> wide =
                text.codePoints().filter(point -> point > 0x7f).boxed().toList();
        long common = wide.stream()
                .filter(point -> repertoire.newEncoder().canEncode(Character.toString(point)))
                .count();
        return wide.isEmpty() ? 0 : (double) common / wide.size();
    }

    /** Share of the wide characters that Big5 has among its common ones, by their first byte. */
    private static double level1Big5(byte[] bytes) {
        int wide = 0;
        int common = 0;
        for (int at = 0; at + 1 < bytes.length; at++) {
            int first = bytes[at] & 0xff;
            if (first > 0x80) {
                wide++;
                common += first >= 0xa4 && first <= 0xc6 ? 1 : 0;
                at++;
            }
        }
        return wide == 0 || strict(bytes, BIG5).isEmpty() ? 0 : (double) common / wide;
    }
}
