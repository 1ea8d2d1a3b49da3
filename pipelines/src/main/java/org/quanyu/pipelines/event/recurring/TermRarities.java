package org.quanyu.pipelines.event.recurring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * How rare each term is among the events: ln of how many events there are for each one that has it, the inverse document
 * frequency of Spärck Jones (1972). Terms that it does not know have at most one event in ten thousand, and all count as
 * that rare.
 */
public final class TermRarities implements Serializable {

    /** Terms that are rarer count as much as this one: one event in so many. */
    static final double RAREST = 10_000;

    private static final long serialVersionUID = 1;

    private final int[] terms;
    private final float[] rarities;
    private final float unknown;

    private TermRarities(int[] terms, float[] rarities, float unknown) {
        this.terms = terms;
        this.rarities = rarities;
        this.unknown = unknown;
    }

    /**
     * Rarities from counts.
     *
     * @param counts {@code term} (INT) and {@code events} (BIGINT) with it
     * @param events how many there are
     */
    static TermRarities of(List<Row> counts, long events) {
        long[] packed = new long[counts.size()];
        for (int index = 0; index < packed.length; index++) {
            Row count = counts.get(index);
            float rarity = (float) Math.log((double) events / count.getLong(1));
            packed[index] = (long) count.getInt(0) << 32 | Float.floatToIntBits(rarity);
        }
        Arrays.sort(packed);
        int[] terms = new int[packed.length];
        float[] rarities = new float[packed.length];
        for (int index = 0; index < packed.length; index++) {
            terms[index] = (int) (packed[index] >>> 32);
            rarities[index] = Float.intBitsToFloat((int) packed[index]);
        }
        return new TermRarities(terms, rarities, (float) Math.log(Math.min(RAREST, Math.max(1, events))));
    }

    /** From 0, for a term that every event has, to ln of {@link #RAREST}. */
    float of(int term) {
        int at = Arrays.binarySearch(terms, term);
        return at < 0 ? unknown : Math.min(rarities[at], unknown);
    }
}
