package org.quanyu.models.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.models.visit.VisitPlan.Rest;
import org.quanyu.models.visit.VisitPlan.SubDistrict;
import org.quanyu.models.visit.VisitPlan.Team;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Place;

/** What teams say they can do, and what is said of a file that tells it wrongly. */
class VisitPlanReaderTest {

    private static final String PLAN = """
            visits: arrears
            title: 拖欠工资
            exploration: 0.2
            rest: {visited: 3 months, listed: 1 month}
            teams:
              一组: {firms: 7, sub_districts: [民治, 龙华]}
              二组: {firms: 0, sub_districts: 大浪}
            """;

    @TempDir
    Path folder;

    @Test
    void aPlanIsReadWithThePlacesOfItsSubDistricts() {
        VisitPlan plan = VisitPlanReader.read("arrears.yaml", PLAN);

        assertThat(plan.target()).isEqualTo("arrears");
        assertThat(plan.title()).isEqualTo("拖欠工资");
        assertThat(plan.exploration()).isEqualTo(0.2);
        assertThat(plan.rest()).isEqualTo(new Rest(3, 1));
        assertThat(plan.teams())
                .containsExactly(
                        new Team(
                                "一组",
                                7,
                                List.of(
                                        new SubDistrict("民治", new Place(6, 34)),
                                        new SubDistrict("龙华", new Place(6, 38)))),
                        new Team("二组", 0, List.of(new SubDistrict("大浪", new Place(7, 33)))));
    }

    @Test
    void whatIsLeftOutIsUsual() {
        VisitPlan plan = VisitPlanReader.read("a.yaml", "visits: relocation\nteams: {t: {firms: 5, sub_districts: x}}");

        assertThat(plan.title()).isEqualTo("relocation");
        assertThat(plan.exploration()).isEqualTo(0.1);
        assertThat(plan.rest()).isEqualTo(new Rest(6, 2));
        assertThat(plan.teams().get(0).byLot(plan.exploration())).as("half up").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firms: 7 | firm: 7 | line 6, column 8: team 一组 has no \"firm\" | did you mean \"firms\"?",
                "firms: 7 | firms: -7 | line 6, column 15: a team cannot visit -7 firms a month | whole number",
                "firms: 7 | firms: 7.5 | line 6, column 15: a team cannot visit 7.5 firms a month | whole number",
                "firms: 7, | '' | line 6, column 7: team 一组 needs \"firms\" | docs/lists.md",
                "大浪 | 龙华 | line 7, column 33: 一组 serves 龙华 already | leave it with one team",
                "exploration: 0.2 | exploration: 20 | line 3, column 14: \"exploration\" is not 20 | from 0 to 1",
                "3 months | a while | line 4, column 17: \"visited\" is not a while | 6 months",
                "exploration: | explorations: | has no \"explorations\" | did you mean \"exploration\"?",
                "'visits: arrears' | '' | needs \"visits\" | docs/lists.md",
            })
    void whatIsWrongIsToldWithItsPlace(String right, String wrong, String what, String remedy) {
        assertThatThrownBy(() -> VisitPlanReader.read("arrears.yaml", PLAN.replace(right, wrong)))
                .isInstanceOfSatisfying(LakeException.class, failure -> {
                    assertThat(failure.text()).startsWith("LAKE-1670 arrears.yaml, line ");
                    assertThat(failure).hasMessageContaining(what);
                    assertThat(failure.remedy()).contains(remedy);
                });
    }

    @Test
    void aRiskHasOneFile() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), PLAN);
        assertThat(VisitPlans.in(folder)).hasSize(1);
        assertThat(VisitPlans.in(folder.resolve("missing"))).isEmpty();
        Files.writeString(folder.resolve("b.yaml"), PLAN);

        assertThatThrownBy(() -> VisitPlans.in(folder))
                .hasMessage("b.yaml, line 1, column 9: a.yaml plans the visits of arrears already");
    }

    @Test
    void theExamplesArePlans() {
        Path examples = Path.of(System.getProperty("quanyu.root", "..")).resolve("examples/visits");

        assertThat(VisitPlans.in(examples)).extracting(VisitPlan::target).containsExactly("arrears", "relocation");
    }
}
