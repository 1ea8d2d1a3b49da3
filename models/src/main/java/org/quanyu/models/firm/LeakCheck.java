package org.quanyu.models.firm;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.feature.Feature;
import org.quanyu.models.feature.FeatureColumns;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Whether a month of the panel knows what nobody could know at its end: the month is computed again from the rows alone
 * that had arrived by then, whatever the features and facts say of arrival, and compared with what stands in the panel.
 *
 * <p>Who is who ({@code gold.firm_party}, {@code gold.event_link}) is taken as it is known today, on both sides.
 */
public final class LeakCheck {

    /** Sums of many numbers differ by less, in whatever order they are added. */
    private static final double TOLERANCE = 1e-6;

    private final FeatureSet set;
    private final Function<Contract, Dataset<Row>> lake;

    /** @param lake the tables of the facts, {@code gold.firm_party} and {@code gold.event_link}, with rows of any day */
    public LeakCheck(FeatureSet set, Function<Contract, Dataset<Row>> lake) {
        this.set = set;
        this.lake = lake;
    }

    /**
     * A feature that changes when later rows are left out.
     *
     * @param firms for how many firms it does
     * @param firm one of them
     */
    public record Leak(Feature feature, long firms, String firm) {}

    /**
     * @param panel as {@code mart.firm_month}; rows of other months are not looked at
     * @param month first day of the month to look at
     * @return the features that know more than had arrived; none if all is well
     */
    public List<Leak> leaks(Dataset<Row> panel, LocalDate month) {
        Dataset<Row> then =
                new FeatureColumns(set).of(new MonthlyFacts(set, table -> arrivedBy(table, month)).until(month));
        Row found = ofMonth(panel, month)
                .as("now")
                .join(ofMonth(then, month).as("then"), col("now.firm_id").equalTo(col("then.firm_id")), "full_outer")
                .agg(count(lit(1)).as("rows"), measures())
                .first();
        List<Leak> leaks = new ArrayList<>();
        List<Feature> features = set.features();
        for (int place = 0; place < features.size(); place++) {
            long firms = found.getLong(1 + 2 * place);
            if (firms > 0) {
                leaks.add(new Leak(features.get(place), firms, found.getString(2 + 2 * place)));
            }
        }
        return leaks;
    }

    /** @throws LakeException {@code PANEL_LEAKS} naming the features, if any leaks */
    public void require(Dataset<Row> panel, LocalDate month) {
        List<Leak> leaks = leaks(panel, month);
        if (!leaks.isEmpty()) {
            throw new LakeException(
                    FailureCode.PANEL_LEAKS,
                    "the panel of " + month + " knows what had not arrived by the end of the month: "
                            + leaks.stream().map(LeakCheck::said).collect(Collectors.joining("; ")),
                    "make these features from what arrived by then; a look ahead and a fact dated by its event give"
                            + " away what is to be foretold");
        }
    }

    private static String said(Leak leak) {
        return leak.feature().name() + " (" + leak.feature().file() + ", line "
                + leak.feature().line() + ") for " + leak.firms() + " firms, for example " + leak.firm();
    }

    private Column[] measures() {
        List<Column> measures = new ArrayList<>();
        for (Feature feature : set.features()) {
            Column differs = differs(col("now." + feature.name()), col("then." + feature.name()));
            measures.add(count(when(differs, lit(1))));
            measures.add(max(when(differs, coalesce(col("now.firm_id"), col("then.firm_id")))));
        }
        return measures.toArray(new Column[0]);
    }

    private static Column differs(Column now, Column then) {
        Column size = greatest(lit(1.0), abs(now), abs(then));
        return now.isNull()
                .notEqual(then.isNull())
                .or(coalesce(abs(now.minus(then)).gt(size.multiply(TOLERANCE)), lit(false)));
    }

    private Dataset<Row> arrivedBy(Contract table, LocalDate month) {
        Dataset<Row> rows = lake.apply(table);
        String arrived = table.has("first_arrived_on") ? "first_arrived_on" : "arrived_on";
        return table.has(arrived) ? rows.where(col(arrived).lt(lit(Date.valueOf(month.plusMonths(1))))) : rows;
    }

    private static Dataset<Row> ofMonth(Dataset<Row> rows, LocalDate month) {
        return rows.where(col("month").equalTo(lit(Date.valueOf(month))));
    }
}
