package org.quanyu.pipelines.event.recurring;

import java.util.Arrays;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The rare terms of an event: what names its place, its party and its subject. Each is a number that holds the term, one
 * bit for whether it stands in the title, and its rarity.
 */
public final class RareTerms {

    /** Terms that more than 5 % of the events have tell nothing of the matter. */
    static final float LEAST_RARITY = 3.0f;

    /** Blocks are made of so many of a text's rarest terms, beside all of the title. */
    private static final int TERMS_OF_TEXT = 12;

    /** Terms of a title of which each two make a block. */
    private static final int PAIRED_TERMS = 6;

    private RareTerms() {}

    /** The rare terms of title and text, in ascending order. */
    public static ArrayData of(UTF8String title, UTF8String text, Broadcast<TermRarities> rarities) {
        int[] marked = TextTerms.marked(title, text);
        TermRarities known = rarities.value();
        long[] rare = new long[marked.length];
        int size = 0;
        for (int term : marked) {
            float rarity = known.of(term >>> 1);
            if (rarity >= LEAST_RARITY) {
                rare[size++] = (long) term << 32 | Float.floatToIntBits(rarity);
            }
        }
        return UnsafeArrayData.fromPrimitiveArray(Arrays.copyOf(rare, size));
    }

    /**
     * The blocks that rare terms put an event into, doubled, plus one for those that stand for its title. A term makes a
     * block if it is rare enough; of the rarest terms of a title each two make one together, however frequent they are.
     *
     * @param leastRarity of a term that makes a block by itself
     */
    public static ArrayData blocks(ArrayData rareTerms, double leastRarity) {
        long[] terms = byRarity(rareTerms.toLongArray());
        long[] blocks = new long[terms.length + PAIRED_TERMS * PAIRED_TERMS];
        long[] paired = new long[PAIRED_TERMS];
        int size = 0;
        int pairedTerms = 0;
        int ofText = 0;
        for (long term : terms) {
            boolean counts = isOfTitle(term) || ofText < TERMS_OF_TEXT;
            if (counts && rarity(term) >= leastRarity) {
                blocks[size++] = mix(term >>> 33) << 1 | (isOfTitle(term) ? 1 : 0);
                ofText += isOfTitle(term) ? 0 : 1;
            }
            if (isOfTitle(term) && pairedTerms < PAIRED_TERMS) {
                paired[pairedTerms++] = term >>> 33;
            }
        }
        for (int one = 0; one < pairedTerms; one++) {
            for (int other = 0; other < one; other++) {
                long low = Math.min(paired[one], paired[other]);
                blocks[size++] = mix(mix(low) ^ Math.max(paired[one], paired[other])) << 1 | 1;
            }
        }
        return UnsafeArrayData.fromPrimitiveArray(Arrays.copyOf(blocks, size));
    }

    /** The rarest first; of equally rare ones the smaller. */
    private static long[] byRarity(long[] terms) {
        long[] keys = new long[terms.length];
        for (int index = 0; index < terms.length; index++) {
            long order = Integer.MAX_VALUE - Float.floatToIntBits(rarity(terms[index]));
            keys[index] = order << 32 | terms[index] >>> 32;
        }
        Arrays.sort(keys);
        for (int index = 0; index < keys.length; index++) {
            int rarity = Integer.MAX_VALUE - (int) (keys[index] >>> 32);
            keys[index] = keys[index] << 32 | rarity;
        }
        return keys;
    }

    static boolean isOfTitle(long term) {
        return (term >>> 32 & 1) == 1;
    }

    static float rarity(long term) {
        return Float.intBitsToFloat((int) term);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
