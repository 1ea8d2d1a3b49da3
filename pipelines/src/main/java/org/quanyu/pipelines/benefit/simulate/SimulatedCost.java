package org.quanyu.pipelines.benefit.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.benefit.policy.Policy;

/**
 * What policies cost in the twelve months after a day, before and after. Everybody who qualifies on the day is taken to qualify in
 * all of them, and to be paid as the sheet says.
 *
 * @param places the sums of all places of all policies
 */
public record SimulatedCost(Simulation simulation, List<PlaceSum> places) {

    private static final StructType MONTH = new StructType()
            .add("policy", DataTypes.StringType, false)
            .add("sub_district", DataTypes.StringType)
            .add("month", DataTypes.DateType, false)
            .add("cost_before", DataTypes.createDecimalType(28, 2), false)
            .add("cost_after", DataTypes.createDecimalType(28, 2), false);

    private static final StructType PLACE = new StructType()
            .add("beneficiary", DataTypes.StringType, false)
            .add("policy", DataTypes.StringType, false)
            .add("sub_district", DataTypes.StringType)
            .add("recipients_before", DataTypes.LongType, false)
            .add("recipients_after", DataTypes.LongType, false)
            .add("gains", DataTypes.LongType, false)
            .add("loses", DataTypes.LongType, false)
            .add("amount_changed", DataTypes.LongType, false)
            .add("amount_unknown", DataTypes.LongType, false)
            .add("year_cost_before", DataTypes.createDecimalType(28, 2), false)
            .add("year_cost_after", DataTypes.createDecimalType(28, 2), false);

    /** Yuan before and after. */
    public record Cost(BigDecimal before, BigDecimal after) {}

    /** The sums of whole policies. */
    public List<PlaceSum> policies() {
        Map<String, PlaceSum> sums = new LinkedHashMap<>();
        places.forEach(place -> sums.merge(place.policy(), place, PlaceSum::plus));
        return List.copyOf(sums.values());
    }

    /** What is paid in a month. */
    public Cost of(PlaceSum place, LocalDate month) {
        return new Cost(
                place.paidBefore().multiply(times(before(place), month)),
                place.paidAfter().multiply(times(after(place), month)));
    }

    private static BigDecimal times(Optional<PaymentCalendar> calendar, LocalDate month) {
        return calendar.filter(dates -> dates.pays(month)).isPresent() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** What is paid in the twelve months. */
    public Cost of(PlaceSum place) {
        return new Cost(
                place.paidBefore().multiply(times(before(place))),
                place.paidAfter().multiply(times(after(place))));
    }

    private static BigDecimal times(Optional<PaymentCalendar> calendar) {
        return BigDecimal.valueOf(calendar.map(PaymentCalendar::times).orElse(0));
    }

    private Optional<PaymentCalendar> before(PlaceSum place) {
        return calendar(simulation.inForce().get(place.policy()));
    }

    private Optional<PaymentCalendar> after(PlaceSum place) {
        return calendar(simulation.changed().get(place.policy()));
    }

    private Optional<PaymentCalendar> calendar(Policy policy) {
        return Optional.ofNullable(policy).map(one -> PaymentCalendar.of(simulation.asOf(), one));
    }

    /** {@code policy, sub_district, month} (its first day), {@code cost_before, cost_after}. */
    public Dataset<Row> months(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (PlaceSum place : places) {
            for (LocalDate month : PaymentCalendar.months(simulation.asOf())) {
                Cost cost = of(place, month);
                rows.add(RowFactory.create(
                        place.policy(),
                        place.place().orElse(null),
                        java.sql.Date.valueOf(month),
                        cost.before(),
                        cost.after()));
            }
        }
        return spark.createDataFrame(rows, MONTH).coalesce(1);
    }

    /**
     * {@code beneficiary, policy, sub_district}, how many {@code recipients_before, recipients_after, gains, loses, amount_changed,
     * amount_unknown}, and {@code year_cost_before, year_cost_after}.
     */
    public Dataset<Row> places(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (PlaceSum place : places) {
            Cost cost = of(place);
            rows.add(RowFactory.create(
                    place.beneficiary(),
                    place.policy(),
                    place.place().orElse(null),
                    place.before(),
                    place.after(),
                    place.gains(),
                    place.loses(),
                    place.amountChanged(),
                    place.amountUnknown(),
                    cost.before(),
                    cost.after()));
        }
        return spark.createDataFrame(rows, PLACE).coalesce(1);
    }
}
