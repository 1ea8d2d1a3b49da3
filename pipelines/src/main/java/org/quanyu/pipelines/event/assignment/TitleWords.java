package org.quanyu.pipelines.event.assignment;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** What a title is made of without a dictionary: each two to four neighbouring letters, digits or characters. */
public final class TitleWords {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    /** Of a longer title the beginning counts. */
    private static final int LONGEST_TITLE = 100;

    private TitleWords() {}

    /** The words, each once, as they first stand in the title; none reaches over punctuation or white space. */
    public static ArrayData of(UTF8String title) {
        int[] characters = title.toString().codePoints().limit(LONGEST_TITLE).toArray();
        Set<UTF8String> words = new LinkedHashSet<>();
        int run = 0;
        for (int end = 1; end <= characters.length; end++) {
            run = Character.isLetterOrDigit(characters[end - 1]) ? run + 1 : 0;
            for (int size = SHORTEST; size <= Math.min(run, LONGEST); size++) {
                words.add(UTF8String.fromString(new String(characters, end - size, size)));
            }
        }
        return new GenericArrayData(words.toArray());
    }
}
