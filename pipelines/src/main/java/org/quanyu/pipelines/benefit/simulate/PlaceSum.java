package org.quanyu.pipelines.benefit.simulate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.benefit.simulate.Simulation.Change;

/**
 * The people, households or firms of a sub-district, or of all, that a policy reaches before and after.
 *
 * @param place empty where the facts do not tell
 * @param amountUnknown who qualifies after for a sum that nobody knows yet
 * @param paidBefore yuan of one payment to each of them, {@code paidAfter} too
 */
public record PlaceSum(
        String beneficiary,
        String policy,
        Optional<String> place,
        long before,
        long after,
        long gains,
        long loses,
        long amountChanged,
        long amountUnknown,
        BigDecimal paidBefore,
        BigDecimal paidAfter) {

    /** The sums of the rows of {@link Simulation#everybody}, in the order of policies and places. */
    public static List<PlaceSum> of(Dataset<Row> everybody) {
        return everybody
                .groupBy("beneficiary", "policy", Simulation.SUB_DISTRICT)
                .agg(
                        count(col("version_before")).as("before"),
                        count(col("version_after")).as("after"),
                        count(of(Change.GAINS)).as("gains"),
                        count(of(Change.LOSES)).as("loses"),
                        count(of(Change.AMOUNT_CHANGED)).as("amount_changed"),
                        count(when(
                                        col("version_after")
                                                .isNotNull()
                                                .and(col("amount_after").isNull()),
                                        1))
                                .as("amount_unknown"),
                        coalesce(sum("amount_before"), lit(BigDecimal.ZERO)).as("paid_before"),
                        coalesce(sum("amount_after"), lit(BigDecimal.ZERO)).as("paid_after"))
                .collectAsList()
                .stream()
                .map(PlaceSum::of)
                .sorted(Comparator.comparing(PlaceSum::policy)
                        .thenComparing(place -> place.place().orElse("")))
                .toList();
    }

    private static Column of(Change change) {
        return when(col("change").equalTo(change.word()), 1);
    }

    private static PlaceSum of(Row row) {
        return new PlaceSum(
                row.getString(0),
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getDecimal(9),
                row.getDecimal(10));
    }

    /** The sum of two places. */
    PlaceSum plus(PlaceSum other) {
        return new PlaceSum(
                beneficiary,
                policy,
                Optional.empty(),
                before + other.before,
                after + other.after,
                gains + other.gains,
                loses + other.loses,
                amountChanged + other.amountChanged,
                amountUnknown + other.amountUnknown,
                paidBefore.add(other.paidBefore),
                paidAfter.add(other.paidAfter));
    }
}
