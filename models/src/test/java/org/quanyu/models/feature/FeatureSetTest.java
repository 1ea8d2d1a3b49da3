package org.quanyu.models.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What somebody may write wrong into a file of features, and what they are told. */
class FeatureSetTest {

    private static final String FACTS = """
            facts: contributions
            title: {zh: 单位缴费, en: Contributions}
            table: silver.firm_contribution
            firm: party
            arrived: arrived_on
            columns:
              insured: {title: {zh: 参保人数, en: People}, unit: people, from: max(insured)}
            """;

    @Test
    void stagesFollowWhatFeaturesAreMadeFrom() {
        FeatureSet set = FeatureSet.read(
                Map.of("facts.yaml", FACTS),
                Map.of(
                        "theme.yaml",
                        theme("late: industry_median.early + 1", "early: insured * 2", "last: late + early")));
        assertThat(Stream.concat(
                        set.stages(FeatureSet.Scope.OWN).stream(), set.stages(FeatureSet.Scope.COMPARED).stream()))
                .extracting(stage -> stage.stream().map(Feature::name).toList().toString())
                .containsExactly("[early]", "[late]", "[last]");
    }

    @Test
    void anUnknownFactIsNamedWithTheNearestOne() {
        refused(theme("fall: insurd - 1"), "theme.yaml, line 4: fall reads \"insurd\"", "did you mean \"insured\"?");
        refused(
                theme("fall: industry_median.fal", "fall2: insured"),
                "theme.yaml, line 4: fall reads \"industry_median.fal\"",
                "did you mean");
    }

    @Test
    void aFeatureThatIsMadeFromItselfIsRefused() {
        refused(
                theme("one: two + 1", "two: one + 1"),
                "theme.yaml, line 4: one is made from itself: one from two from one",
                "facts");
    }

    @Test
    void aComparisonOfComparisonsIsRefused() {
        refused(
                theme("early: insured", "late: early - industry_median.early", "last: industry_mean.late"),
                "last reads \"industry_mean.late\", but late is itself a comparison",
                "own facts");
    }

    @Test
    void aNameThatStandsForTwoThingsIsRefused() {
        refused(
                theme("insured: insured"),
                "theme.yaml, line 4: there is another \"insured\" in facts.yaml, line 7",
                "another name");
        refused(theme("same: insured", "same: insured"), "\"same\" stands twice", "keep one");
    }

    @Test
    void anUnknownWindowKeyDirectionOrColumnIsRefused() {
        refused(
                theme("fall: sum(insured) OVER last_33"),
                "fall looks over \"last_33\", which is no window",
                "did you mean \"last_3\"?");
        refused(
                theme("fall: insured").replace("unit:", "units:"),
                "a feature has no \"units\"",
                "did you mean \"unit\"?");
        refused(
                theme("fall: insured").replace("unit: people", "unit: people\n    risk: upp"),
                "\"risk\" cannot be \"upp\"",
                "did you mean \"up\"?");
        assertThatThrownBy(() ->
                        FeatureSet.read(Map.of("facts.yaml", FACTS.replace("max(insured)", "max(insurd)")), Map.of()))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining(
                        "facts.yaml, line 7: insured reads \"insurd\", which is not in silver.firm_contribution");
    }

    @Test
    void whatIsNoSqlIsRefusedWithItsPlace() {
        assertThatThrownBy(() ->
                        FeatureSet.read(Map.of("facts.yaml", FACTS), Map.of("theme.yaml", theme("fall: insured -"))))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("theme.yaml, line 7: the expression of fall is not SQL");
    }

    private static String theme(String... features) {
        StringBuilder text = new StringBuilder("theme: insured\ntitle: {zh: 参保人数, en: People insured}\nfeatures:\n");
        for (String feature : features) {
            String[] parts = feature.split(": ", 2);
            text.append("  %s:\n    title: {zh: 甲, en: A}\n    unit: people\n    from: \"%s\"\n"
                    .formatted(parts[0], parts[1]));
        }
        return text.toString();
    }

    private static void refused(String theme, String what, String remedy) {
        assertThatThrownBy(() -> FeatureSet.read(Map.of("facts.yaml", FACTS), Map.of("theme.yaml", theme)))
                .isInstanceOfSatisfying(LakeException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.FEATURES_INVALID);
                    assertThat(failure.getMessage()).contains(what);
                    assertThat(failure.remedy()).contains(remedy);
                });
    }
}
