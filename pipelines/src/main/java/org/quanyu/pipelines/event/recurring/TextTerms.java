package org.quanyu.pipelines.event.recurring;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The terms of an event's title and text. A Chinese character is a unit, and so is a run of other letters and digits;
 * terms are two neighbouring units, and runs of at least two letters or digits by themselves. Punctuation parts
 * neighbours, white space does not. A term is a number of 31 bits.
 */
public final class TextTerms {

    private static final int LONGEST_RUN = 32;

    private int[] found = new int[256];
    private int size;
    private int previous;

    private TextTerms() {}

    /** Each term once, doubled, plus one if it stands in the title; in ascending order. */
    public static ArrayData of(UTF8String title, UTF8String text) {
        return UnsafeArrayData.fromPrimitiveArray(marked(title, text));
    }

    /** The terms, each once, in ascending order; for counting. */
    public static ArrayData distinct(UTF8String title, UTF8String text) {
        int[] marked = marked(title, text);
        for (int index = 0; index < marked.length; index++) {
            marked[index] >>>= 1;
        }
        return UnsafeArrayData.fromPrimitiveArray(marked);
    }

    static int[] marked(UTF8String title, UTF8String text) {
        TextTerms terms = new TextTerms();
        terms.read(title.toString(), 1);
        terms.read(text.toString(), 0);
        return terms.unique();
    }

    private void read(String value, int mark) {
        previous = 0;
        int at = 0;
        while (at < value.length()) {
            int character = value.codePointAt(at);
            int end = at + Character.charCount(character);
            if (Character.isIdeographic(character)) {
                unit(mix(character), mark);
            } else if (Character.isLetterOrDigit(character)) {
                end = endOfRun(value, end);
                run(value, at, end, mark);
            } else if (!Character.isWhitespace(character)) {
                previous = 0;
            }
            at = end;
        }
    }

    private static int endOfRun(String value, int from) {
        int end = from;
        while (end < value.length()) {
            int character = value.codePointAt(end);
            if (!Character.isLetterOrDigit(character) || Character.isIdeographic(character)) {
                return end;
            }
            end += Character.charCount(character);
        }
        return end;
    }

    private void run(String value, int from, int end, int mark) {
        int hash = 7;
        for (int at = from; at < Math.min(end, from + LONGEST_RUN); at++) {
            hash = 31 * hash + Character.toLowerCase(value.charAt(at));
        }
        int unit = mix(hash);
        unit(unit, mark);
        if (end - from > 1) {
            add(mix(unit + 1), mark);
        }
    }

    private void unit(int unit, int mark) {
        if (previous != 0) {
            add(mix(31 * previous + unit), mark);
        }
        previous = unit;
    }

    private void add(int term, int mark) {
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = (term & 0x3FFFFFFF) << 1 | mark;
    }

    /** Of a term that stands in title and text, the one of the title, which sorts behind the other. */
    private int[] unique() {
        Arrays.sort(found, 0, size);
        int kept = 0;
        for (int index = 0; index < size; index++) {
            boolean isLast = index + 1 == size || found[index + 1] >>> 1 != found[index] >>> 1;
            if (isLast) {
                found[kept++] = found[index];
            }
        }
        return Arrays.copyOf(found, kept);
    }

    /** The finaliser of MurmurHash3, never zero. */
    private static int mix(int value) {
        int mixed = value;
        mixed = (mixed ^ mixed >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        mixed ^= mixed >>> 16;
        return mixed == 0 ? 1 : mixed;
    }
}
