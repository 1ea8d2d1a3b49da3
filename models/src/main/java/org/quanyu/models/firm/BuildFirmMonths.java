package org.quanyu.models.firm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.models.feature.FactTable;
import org.quanyu.models.feature.FeatureColumns;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per firm and whole month, with what was known of the firm at the end of the month. A month is written once, on
 * the first night behind it, and stays as it is; nights without a new month write nothing.
 */
public final class BuildFirmMonths implements Step {

    private static final Contract FIRM_MONTH = Contract.of("mart.firm_month");

    private final FeatureSet set;

    public BuildFirmMonths(FeatureSet set) {
        this.set = set;
    }

    @Override
    public StepDeclaration declaration() {
        Contract[] tables = Stream.concat(
                        set.tables().stream().map(FactTable::table),
                        Stream.of(MonthlyFacts.FIRM_PARTY, MonthlyFacts.EVENT_LINK))
                .distinct()
                .toArray(Contract[]::new);
        return StepDeclaration.step("build-firm-months")
                .looksInto(tables)
                .recalls(FIRM_MONTH)
                .writes(FIRM_MONTH);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        LocalDate last = lastWholeMonth(context.asOf());
        Optional<LocalDate> written = latest(in.published(FIRM_MONTH));
        boolean isThere = written.filter(month -> !month.isBefore(last)).isPresent();
        if (isThere || in.table(MonthlyFacts.FIRM_PARTY).isEmpty()) {
            return outputs().delivered(() -> 0);
        }
        Dataset<Row> facts = new MonthlyFacts(set, in::table).until(last).persist(StorageLevel.DISK_ONLY());
        Dataset<Row> panel = new FeatureColumns(set).of(facts).withColumn("as_of", last_day(col("month")));
        return outputs()
                .append(FIRM_MONTH, behind(panel, written).repartition(col("month")))
                .delivered(() -> behind(facts, written).count());
    }

    /** The month of a day, if it is its last day, else the month before. */
    public static LocalDate lastWholeMonth(LocalDate day) {
        return day.plusDays(1).withDayOfMonth(1).minusMonths(1);
    }

    private static Optional<LocalDate> latest(Dataset<Row> panel) {
        return Optional.ofNullable(panel.agg(max("month")).first().getDate(0)).map(Date::toLocalDate);
    }

    private static Dataset<Row> behind(Dataset<Row> rows, Optional<LocalDate> written) {
        return written.map(month -> rows.where(col("month").gt(lit(Date.valueOf(month)))))
                .orElse(rows);
    }
}
