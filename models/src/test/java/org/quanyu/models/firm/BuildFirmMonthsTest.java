package org.quanyu.models.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.StepContext;

/** Nights of the panel: whole months that are new are added, and what stands stays. */
class BuildFirmMonthsTest {

    private static final FeatureSet SET = SmallLake.features(SmallLake.THEME);
    private static final Contract FIRM_MONTH = Contract.of("mart.firm_month");

    @Test
    void aMonthIsWholeOnItsLastDay() {
        assertThat(BuildFirmMonths.lastWholeMonth(LocalDate.of(2022, 2, 27))).isEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(BuildFirmMonths.lastWholeMonth(LocalDate.of(2022, 2, 28))).isEqualTo(LocalDate.of(2022, 2, 1));
    }

    @Test
    void onlyNewWholeMonthsAreAdded() {
        Dataset<Row> first = written(night("2022-04-02", nothing()));
        assertThat(months(first)).containsExactly("2022-01-01", "2022-02-01", "2022-03-01");
        assertThat(night("2022-04-29", first).writes()).isEmpty();
        Outputs third = night("2022-05-31", first);
        assertThat(months(written(third))).containsExactly("2022-04-01", "2022-05-01");
        assertThat(third.deliveredRows()).hasValue(written(third).count());
    }

    private static Outputs night(String asOf, Dataset<Row> published) {
        return new BuildFirmMonths(SET).run(new Tables(new SmallLake(), published), new Day(LocalDate.parse(asOf)));
    }

    private static Dataset<Row> written(Outputs outputs) {
        return outputs.writes().get(0).rows().get();
    }

    private static List<String> months(Dataset<Row> rows) {
        return rows.select("month").distinct().orderBy("month").collectAsList().stream()
                .map(row -> row.getDate(0).toString())
                .toList();
    }

    private static Dataset<Row> nothing() {
        return SmallLake.session().createDataFrame(List.of(), FIRM_MONTH.schema());
    }

    private record Tables(SmallLake lake, Dataset<Row> published) implements Inputs {

        @Override
        public Dataset<Row> changes(Contract table) {
            throw new IllegalArgumentException(table.table());
        }

        @Override
        public Dataset<Row> table(Contract table) {
            return lake.table(table);
        }

        @Override
        public Dataset<Row> published(Contract table) {
            return published;
        }
    }

    private record Day(LocalDate asOf) implements StepContext {

        @Override
        public SparkSession spark() {
            return SmallLake.session();
        }

        @Override
        public String runId() {
            return "r1";
        }

        @Override
        public RunMode mode() {
            return RunMode.INCREMENTAL;
        }

        @Override
        public void notice(Notice notice) {
            throw new IllegalStateException(notice.text());
        }
    }
}
