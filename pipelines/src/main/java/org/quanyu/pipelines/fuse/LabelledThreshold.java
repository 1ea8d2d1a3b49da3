package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The match weight with the best F1 of links on the candidate pairs whose label is known.
 *
 * @param weight in bits
 * @param pairs candidate pairs with a label
 * @param matches of them, those of one entity
 * @param f1 on them, at that weight
 */
record LabelledThreshold(double weight, long pairs, long matches, double f1) {

    /** Labelled pairs of one range of weights. */
    private record Bin(double weight, long pairs, long matches) {}

    /**
     * @param weighed candidate pairs with their weight; those that identifying values forbid are left out
     * @throws LakeException {@code LABELS_TOO_FEW} without a pair of one entity, or without one of two
     */
    static LabelledThreshold of(Dataset<Row> weighed, KnownMatches known) {
        List<Bin> bins = known
                .of(weighed.where(col(CandidatePairs.VERDICT).geq(0)))
                .groupBy(floor(col(Scoring.WEIGHT).multiply(WeightHistogram.PER_BIT)))
                .agg(count(lit(1)), sum(col(KnownMatches.IS_MATCH).cast("long")))
                .collectAsList()
                .stream()
                .map(row -> new Bin(row.getLong(0) / (double) WeightHistogram.PER_BIT, row.getLong(1), row.getLong(2)))
                .sorted(Comparator.comparingDouble(Bin::weight).reversed())
                .toList();
        long pairs = bins.stream().mapToLong(Bin::pairs).sum();
        long matches = bins.stream().mapToLong(Bin::matches).sum();
        if (matches == 0 || matches == pairs) {
            throw new LakeException(
                    FailureCode.LABELS_TOO_FEW,
                    "of the pairs that were compared, " + pairs + " have a label, and " + matches
                            + " of these are of one entity, so that no threshold can be learnt",
                    "label more records, or see that their ids are those of the input; without --labels the model's own"
                            + " estimate is taken");
        }
        return best(bins, pairs, matches);
    }

    private static LabelledThreshold best(List<Bin> bins, long pairs, long matches) {
        LabelledThreshold best = new LabelledThreshold(Double.POSITIVE_INFINITY, pairs, matches, 0);
        long linked = 0;
        long right = 0;
        for (Bin bin : bins) {
            linked += bin.pairs();
            right += bin.matches();
            double f1 = 2.0 * right / (linked + matches);
            best = f1 >= best.f1() ? new LabelledThreshold(bin.weight(), pairs, matches, f1) : best;
        }
        return best;
    }

    /** How it was found, for people. */
    String reason() {
        return String.format(
                Locale.ROOT,
                "best F1 (%.4f) on the %,d labelled pairs that were compared, %,d of them of one entity",
                f1,
                pairs,
                matches);
    }
}
