package org.quanyu.models.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.quanyu.models.feature.FeatureColumns;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The panel of a few firms: what a month knows is what had arrived by its end. */
class FirmMonthsTest {

    private static final LocalDate MARCH = LocalDate.of(2022, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2022, 5, 1);

    private static final String LOOKS_AHEAD = """
            theme: ahead
            title: {zh: 将来, en: Ahead}
            features:
              people_next_month:
                title: {zh: 下月人数, en: People next month}
                unit: people
                from: lead(insured, 1) OVER history
            """;

    @Test
    void aMonthHasWhatArrivedInIt() {
        Dataset<Row> panel = panel(new SmallLake(), SmallLake.features(SmallLake.THEME), MAY);
        Row march = row(panel, "a", MARCH);
        assertThat(value(march, "people")).isEqualTo(80);
        assertThat(value(march, "fall_1m")).isCloseTo(10.0 / 90, within(1e-12));
        assertThat(value(march, "mean_2m")).isEqualTo(85);
        assertThat(value(march, "people_against_industry")).isEqualTo(80 - 50);
        assertThat(march.<String>getAs("industry")).isEqualTo("C39");
    }

    @Test
    void whatIsMissingIsNullAndCountsAreZeroWhereOthersWereTold() {
        SmallLake lake = new SmallLake();
        lake.registered("b", "C39", "2022-02-02", false);
        Dataset<Row> panel = panel(lake, SmallLake.features(SmallLake.THEME), LocalDate.of(2022, 6, 1));
        Row january = row(panel, "a", LocalDate.of(2022, 1, 1));
        assertThat(value(january, "people")).isNull();
        assertThat(value(january, "slips")).isNull();
        SmallLake late = new SmallLake();
        late.registered("a", "C39", "2022-06-01", false);
        late.paid("b", 5, 20, "2022-06-12");
        Row june = row(
                panel(late, SmallLake.features(SmallLake.THEME), LocalDate.of(2022, 6, 1)),
                "a",
                LocalDate.of(2022, 6, 1));
        assertThat(value(june, "people")).isNull();
        assertThat(value(june, "slips")).isZero();
    }

    @Test
    void aLateCorrectionDoesNotLeakBack() {
        FeatureSet set = SmallLake.features(SmallLake.THEME);
        SmallLake corrected = new SmallLake();
        corrected.paid("a", 2, 8, "2022-05-20");
        corrected.registered("a", "Z99", "2022-05-20", true);
        Dataset<Row> before = panel(new SmallLake(), set, MAY);
        Dataset<Row> after = panel(corrected, set, MAY);
        for (LocalDate month = LocalDate.of(2022, 1, 1); month.isBefore(MAY); month = month.plusMonths(1)) {
            assertThat(row(after, "a", month)).isEqualTo(row(before, "a", month));
        }
        assertThat(value(row(after, "a", MAY), "slips")).isEqualTo(2);
        assertThat(row(after, "a", MAY).<String>getAs("industry")).isEqualTo("Z99");
    }

    @Test
    void aFirmHasNoRowsBehindTheMonthInWhichItsEndWasTold() {
        SmallLake lake = new SmallLake();
        lake.registered("c", "F51", "2022-03-15", true);
        Dataset<Row> panel = panel(lake, SmallLake.features(SmallLake.THEME), MAY);
        assertThat(panel.where("firm_id = 'c'").count()).isEqualTo(3);
        assertThat(panel.where("firm_id = 'a'").count()).isEqualTo(5);
    }

    @Test
    void thePanelThatKnowsNoMoreThanHadArrivedPassesTheCheck() {
        FeatureSet set = SmallLake.features(SmallLake.THEME);
        SmallLake lake = new SmallLake();
        lake.paid("a", 2, 8, "2022-05-20");
        assertThat(new LeakCheck(set, lake::table).leaks(panel(lake, set, MAY), MARCH))
                .isEmpty();
    }

    @Test
    void aFeatureThatLooksAheadIsCaught() {
        FeatureSet set = SmallLake.features(SmallLake.THEME, LOOKS_AHEAD);
        SmallLake lake = new SmallLake();
        LeakCheck check = new LeakCheck(set, lake::table);
        Dataset<Row> panel = panel(lake, set, MAY);
        List<LeakCheck.Leak> leaks = check.leaks(panel, MARCH);
        assertThat(leaks).singleElement().satisfies(leak -> {
            assertThat(leak.feature().name()).isEqualTo("people_next_month");
            assertThat(leak.firms()).isEqualTo(3);
        });
        assertThatThrownBy(() -> check.require(panel, MARCH)).isInstanceOfSatisfying(LakeException.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.PANEL_LEAKS);
            assertThat(failure.getMessage()).contains("people_next_month (theme-1.yaml, line 4)");
        });
    }

    @Test
    void aFactThatIsDatedByItsEventIsCaught() {
        FeatureSet dated = FeatureSet.read(
                java.util.Map.of(
                        "registry.yaml",
                        SmallLake.REGISTRY,
                        "contributions.yaml",
                        SmallLake.CONTRIBUTIONS.replace("arrived: arrived_on", "arrived: month")),
                java.util.Map.of("theme.yaml", SmallLake.THEME));
        SmallLake lake = new SmallLake();
        assertThat(new LeakCheck(dated, lake::table).leaks(panel(lake, dated, MAY), MARCH))
                .extracting(leak -> leak.feature().name())
                .contains("people", "slips");
    }

    private static Dataset<Row> panel(SmallLake lake, FeatureSet set, LocalDate last) {
        return new FeatureColumns(set).of(new MonthlyFacts(set, lake::table).until(last));
    }

    private static Row row(Dataset<Row> panel, String firm, LocalDate month) {
        return panel.where("firm_id = '%s' and month = date'%s'".formatted(firm, month))
                .first();
    }

    private static Double value(Row row, String feature) {
        return row.getAs(feature);
    }
}
