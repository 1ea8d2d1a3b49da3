package org.quanyu.pipelines.cause.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.LakeException;

/** A cause told from hand-made tables: noise in one community, in March and again in May. */
class CauseExplainerTest {

    private static final SparkSession SPARK = ClusterSession.session();

    /**
     * 40 cases in May, of which each takes 100 hours where 48 are allowed, 30 in March, and others at an even pace; in
     * one sub-district half of these is late, in the other none.
     */
    private static final String EVENTS = """
            select concat('m', id) as event_id, '噪音扰民' as title, '民生诉求' as family, '民生诉求' as category_1,
                '噪音' as category_2, '施工噪音' as category_3, '区住建局' as department, '甲街道' as sub_district,
                '一社区' as community,
                timestamp'2024-05-02 04:00:00' + make_dt_interval(id div 2) as requested_at,
                timestamp'2024-05-04 04:00:00' + make_dt_interval(id div 2) as due_at,
                timestamp'2024-05-06 08:00:00' + make_dt_interval(id div 2) as closed_at, 100.0 as handled_hours
            from range(40)
            union all select concat('a', id), '噪音扰民', '民生诉求', '民生诉求', '噪音', '施工噪音', '区住建局', '甲街道',
                '一社区', timestamp'2024-03-02 04:00:00' + make_dt_interval(id div 2),
                timestamp'2024-03-04 04:00:00' + make_dt_interval(id div 2),
                timestamp'2024-03-06 08:00:00' + make_dt_interval(id div 2), 100.0
            from range(30)
            union all select concat('e', id), '其他', '民生诉求', '民生诉求', '噪音', '施工噪音', '区住建局',
                if(id % 2 = 0, '甲街道', '乙街道'), '二社区',
                timestamp'2023-06-01 04:00:00' + make_dt_interval(id % 365),
                timestamp'2023-06-03 04:00:00' + make_dt_interval(id % 365),
                timestamp'2023-06-02 04:00:00' + make_dt_interval(id % 365 + if(id % 4 = 0, 5, 0)), 100.0
            from range(730)""";

    private static final String CAUSES = """
            select 'c1' as cause_id, month, 'more_requests' as question, '诉求明显增多' as title, 1 as rank,
                map('community', '甲街道/一社区') as attributes, 70L as support, 40.0D as observed, 5.0D as expected,
                8.0D as lift, 5.0D as lift_low, 11.0D as lift_high, 0.9D as share, 1e-9D as chance,
                date'2024-03-01' as first_month, if(month = date'2024-03-01', 1, 2) as months
            from values (date'2024-03-01'), (date'2024-05-01') as t(month)""";

    private static CauseStory story;

    @BeforeAll
    static void tell() {
        story = explainer().explain("c1");
    }

    @Test
    void theLatestCasesAreToldWithDatePlaceAndWords() {
        assertThat(story.cause().month()).isEqualTo(LocalDate.of(2024, 5, 1));
        assertThat(story.cases()).hasSize(5);
        assertThat(story.cases().get(0).day()).isEqualTo(LocalDate.of(2024, 5, 21));
        assertThat(story.cases().get(0).place()).isEqualTo("甲街道/一社区");
        assertThat(story.cases().get(0).words()).isEqualTo("噪音扰民");
    }

    @Test
    void theItemAndTheDepartmentAreThoseOfTheCases() {
        assertThat(story.shares()).contains(new CauseStory.Share("item", "民生诉求/噪音/施工噪音", 40, 40));
        assertThat(story.responsible()).contains(new CauseStory.Share("department", "区住建局", 40, 40));
    }

    @Test
    void aDeadlineThatNobodyKeepsAndADifferenceBetweenSubDistrictsAreGapsInTheRules() {
        assertThat(story.rule().hasNoOwner()).isFalse();
        assertThat(story.rule().cannotBeMet()).isTrue();
        assertThat(story.rule().difference().orElseThrow().most().value()).isEqualTo("甲街道");
        assertThat(story.rule().difference().orElseThrow().least().share()).isZero();
    }

    @Test
    void whatWasTriedInMarchIsHeldAgainstOtherCells() {
        CauseStory.Trial trial = story.trial().orElseThrow();
        assertThat(trial.since()).isEqualTo(LocalDate.of(2024, 3, 1));
        // 40 in April and May after 30 in February and March, elsewhere about the same in both
        assertThat(trial.change()).isBetween(1.1, 1.5);
        assertThat(trial.low()).isLessThan(1);
        assertThat(trial.helped()).isFalse();
    }

    @Test
    void sharesThatChanceMayMakeDoNotDiffer() {
        assertThat(RuleCheck.differ(List.of(share(10, 100), share(14, 100), share(9, 100))))
                .isFalse();
        assertThat(RuleCheck.differ(List.of(share(10, 100), share(34, 100), share(9, 100))))
                .isTrue();
    }

    @Test
    void itIsToldInBothLanguagesAndAsAPage() {
        String chinese = text(StoryText.Language.CHINESE);
        assertThat(chinese).contains("社区：甲街道/一社区", "区住建局", "时限难以做到", "看不出效果");
        assertThat(text(StoryText.Language.ENGLISH)).contains("The deadline cannot be met", "no effect shows");
        assertThat(StoryPage.of(story, StoryText.Language.CHINESE)).contains("<svg", "2024-05", "施工噪音");
        assertThat(StoryFacts.of(story)).containsEntry("attributes", Map.of("community", "甲街道/一社区"));
    }

    @Test
    void anUnknownIdIsToldSo() {
        assertThatThrownBy(() -> explainer().explain("c2"))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("c2");
    }

    private static String text(StoryText.Language language) {
        return StoryText.of(story, language).stream()
                .flatMap(section -> section.lines().stream())
                .collect(Collectors.joining("\n"));
    }

    private static CauseStory.Share share(long cases, long of) {
        return new CauseStory.Share("sub_district", "x", cases, of);
    }

    private static CauseExplainer explainer() {
        Map<String, Dataset<Row>> tables = Map.of(
                "gold.event", withEmpty("gold.event", SPARK.sql(EVENTS)),
                "mart.root_cause", SPARK.sql(CAUSES),
                "mart.root_cause_case",
                        SPARK.sql("select 'c1' as cause_id, date'2024-05-01' as month, concat('m', id) as case_id"
                                + " from range(40)"));
        return new CauseExplainer(table -> tables.getOrDefault(table.table(), empty(table)), SPARK);
    }

    private static Dataset<Row> withEmpty(String table, Dataset<Row> rows) {
        return empty(Contract.of(table)).unionByName(rows, true);
    }

    private static Dataset<Row> empty(Contract table) {
        return SPARK.createDataFrame(List.of(), table.schema());
    }
}
