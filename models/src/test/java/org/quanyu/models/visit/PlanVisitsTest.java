package org.quanyu.models.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.step.Notice;

/** Lists of firms to visit: as many as can be, the best by risk, the others by lot with the chance that is told. */
class PlanVisitsTest {

    private static final String TWO_DISTRICTS = "if(id % 2 = 1, 'A', 'B')";

    private static final String TEAMS = """
            visits: arrears
            exploration: 0.25
            rest: {visited: 3 months, listed: 2 months}
            teams:
              一组: {firms: 20, sub_districts: A}
              二组: {firms: 6, sub_districts: B}
            """;

    @Test
    void eachTeamGetsAsManyFirmsAsItCanVisitAndTheStatedShareByLot() {
        List<Row> list =
                new VisitLake().scores(200, "2022-03-01", TWO_DISTRICTS).rowsOf(plan(TEAMS));

        assertThat(of(list, "一组", "risk")).containsExactly(odd(15));
        assertThat(of(list, "一组", "exploration")).hasSize(5).doesNotContain(odd(15));
        // 1.5 of 6 are rounded half up
        assertThat(of(list, "二组", "risk")).containsExactly("f00002", "f00004", "f00006", "f00008");
        assertThat(of(list, "二组", "exploration")).hasSize(2);
        assertThat(list).allSatisfy(row -> {
            assertThat(row.<Object>getAs("month")).hasToString("2022-04-01");
            assertThat(row.<Object>getAs("scored_month")).hasToString("2022-03-01");
            assertThat(row.<Integer>getAs("version")).isEqualTo(3);
            assertThat(row.<Double>getAs("chance")).isEqualTo(chance(row));
        });
    }

    @Test
    void placesMixBothKindsAndHitsAddUp() {
        List<Row> mixed =
                sorted(new VisitLake().scores(200, "2022-03-01", TWO_DISTRICTS).rowsOf(plan(TEAMS)), "一组");
        double hits = 0;
        for (int place = 1; place <= mixed.size(); place++) {
            Row row = mixed.get(place - 1);
            hits += row.<Double>getAs("probability");
            assertThat(row.<Integer>getAs("place")).isEqualTo(place);
            assertThat(row.<Double>getAs("expected_hits")).isCloseTo(hits, within(1e-8));
        }
        assertThat(mixed.subList(0, 4))
                .extracting(row -> row.<String>getAs("kind"))
                .containsOnlyOnce("exploration");
        assertThat(mixed.subList(16, 20))
                .extracting(row -> row.<String>getAs("kind"))
                .containsOnlyOnce("exploration");
    }

    /** 300 teams with 23 firms each: 4 by risk, 3 of the other 19 by lot. */
    @Test
    void firmsAreDrawnAsOftenAsTheirChanceSays() {
        String teams = IntStream.range(0, 300)
                .mapToObj(team -> "  t%1$d: {firms: 7, sub_districts: s%1$d}\n".formatted(team))
                .collect(Collectors.joining("", "visits: arrears\nexploration: 0.4\nteams:\n", ""));
        List<Row> list = new VisitLake()
                .scores(300 * 23, "2022-03-01", "concat('s', id % 300)")
                .rowsOf(plan(teams));

        Map<Integer, Long> timesByRank = list.stream()
                .filter(row -> row.<String>getAs("kind").equals("exploration"))
                .collect(Collectors.groupingBy(PlanVisitsTest::rankInTeam, Collectors.counting()));
        assertThat(list).hasSize(300 * 7);
        assertThat(list)
                .filteredOn(row -> row.<String>getAs("kind").equals("exploration"))
                .allMatch(row -> row.<Double>getAs("chance") == 3.0 / 19);
        assertThat(timesByRank.keySet()).hasSize(19).allMatch(rank -> rank >= 4);
        // 300 * 3 / 19 = 47.4 with a standard deviation of 6.3; 19 ranks lie within four of them
        assertThat(timesByRank.values()).allSatisfy(times -> assertThat(times).isBetween(23L, 73L));
        double squares = timesByRank.values().stream()
                .mapToDouble(times -> Math.pow(times - 300 * 3 / 19.0, 2) / (300 * 3 / 19.0))
                .sum();
        // chi-square of 18 degrees: 42.3 is exceeded once in a thousand
        assertThat(squares).isLessThan(42.3);
    }

    @Test
    void lotsSpreadOverProbabilitiesAndIndustries() {
        List<Row> list = new VisitLake().scores(1000, "2022-03-01", "'A'").rowsOf(plan("""
                visits: arrears
                exploration: 1
                teams: {一组: {firms: 30, sub_districts: A}}
                """));

        assertThat(list.stream().collect(Collectors.groupingBy(row -> (number(row) - 1) / 100, Collectors.counting())))
                .as("3 of each tenth, one more or less where a step begins")
                .hasSize(10)
                .allSatisfy((tenth, drawn) -> assertThat(drawn).isBetween(2L, 4L));
        assertThat(list.stream()
                        .collect(Collectors.groupingBy(row -> row.<String>getAs("industry"), Collectors.counting())))
                .hasSize(3)
                .allSatisfy((industry, drawn) -> assertThat(drawn).isBetween(7L, 13L));
    }

    @Test
    void aListCanBeMadeAgainAndOtherMonthsDrawOthers() {
        List<String> once =
                firms(new VisitLake().scores(200, "2022-03-01", TWO_DISTRICTS).rowsOf(plan(TEAMS)));

        assertThat(firms(
                        new VisitLake().scores(200, "2022-03-01", TWO_DISTRICTS).rowsOf(plan(TEAMS))))
                .isEqualTo(once);
        assertThat(firms(
                        new VisitLake().scores(200, "2022-04-01", TWO_DISTRICTS).rowsOf(plan(TEAMS))))
                .isNotEqualTo(once);
    }

    @Test
    void aListThatIsMadeStays() {
        VisitLake lake = new VisitLake()
                .scores(200, "2022-03-01", TWO_DISTRICTS)
                .with("mart.visit_list", listed("f00001", "2022-04-01"));

        assertThat(lake.rowsOf(plan(TEAMS))).isEmpty();
        assertThat(lake.notices()).isEmpty();
    }

    @Test
    void firmsThatWereVisitedOrListedLatelyRest() {
        VisitLake lake = new VisitLake()
                .scores(200, "2022-03-01", TWO_DISTRICTS)
                .with(
                        "mart.visit_list",
                        listed("f00001", "2022-03-01") + " union all " + listed("f00003", "2022-02-01"))
                .with("ops.feedback", """
                        select * from values ('arrears', 'f00005', date'2022-02-01'), ('arrears', 'f00007', date'2022-01-31'),
                            ('relocation', 'f00009', date'2022-03-20') as t(target, firm_id, visited_on)""");

        assertThat(of(lake.rowsOf(plan(TEAMS)), "一组", "risk"))
                .startsWith("f00003", "f00007", "f00009", "f00011")
                .hasSize(15);
    }

    @Test
    void whoHasFewFirmsVisitsAll() {
        List<Row> list = new VisitLake().scores(9, "2022-03-01", TWO_DISTRICTS).rowsOf(plan(TEAMS));

        assertThat(of(list, "一组", "risk")).hasSize(5);
        assertThat(of(list, "二组", "risk")).hasSize(4);
        assertThat(list).allMatch(row -> row.<Double>getAs("chance") == 1);
    }

    @Test
    void withoutPlanThereIsNoListAndItIsSaidWhatToDo() {
        VisitLake lake = new VisitLake().scores(9, "2022-03-01", "'A'");

        assertThat(lake.rowsOf(new PlanVisits(List.of()))).isEmpty();
        assertThat(lake.notices()).singleElement().satisfies(notice -> assertThat(notice.text())
                .startsWith("LAKE-1671 nobody said how many firms can be visited for arrears")
                .contains("visits/arrears.yaml"));
    }

    @Test
    void unknownRisksAndSubDistrictsAreToldWithTheNearest() {
        VisitLake lake = new VisitLake().scores(9, "2022-03-01", "if(id = 9, '大浪', '民治')");
        String plan = "visits: arears\nteams: {t: {firms: 5, sub_districts: [民治街道, 大浪]}}";

        assertThat(lake.rowsOf(plan(plan))).isEmpty();
        assertThat(lake.rowsOf(plan(plan.replace("arears", "arrears")))).isEmpty();
        assertThat(lake.rowsOf(plan(plan.replace("arears", "arrears").replace("民治街道, ", ""))))
                .hasSize(1);
        assertThat(lake.notices())
                .extracting(Notice::what)
                .containsExactly(
                        "nobody said how many firms can be visited for arrears, so there is no list of them",
                        "a.yaml, line 1, column 9: there are no scores of arears in mart.risk_score, so there is no list",
                        "a.yaml, line 2, column 39: there is no sub-district 民治街道 in mart.risk_score; no list of arrears is made"
                                + " until it is mended",
                        "a.yaml, line 1, column 9: no team visits firms of 民治",
                        "a.yaml, line 1, column 9: no team visits firms of 民治");
        assertThat(lake.notices()).extracting(Notice::refused).containsExactly(false, false, true, false, false);
        assertThat(lake.notices().get(1).remedy()).startsWith("did you mean \"arrears\"?");
        assertThat(lake.notices().get(2).remedy()).startsWith("did you mean \"民治\"?");
    }

    private static PlanVisits plan(String yaml) {
        return new PlanVisits(List.of(VisitPlanReader.read("a.yaml", yaml)));
    }

    private static String listed(String firm, String month) {
        return "select 'arrears' as target, date'" + month + "' as month, '" + firm + "' as firm_id";
    }

    private static double chance(Row row) {
        return row.<String>getAs("kind").equals("risk")
                ? 1
                : row.<String>getAs("team").equals("一组") ? 5 / 85.0 : 2 / 96.0;
    }

    private static String[] odd(int firms) {
        return IntStream.range(0, firms)
                .mapToObj(index -> "f%05d".formatted(2 * index + 1))
                .toArray(String[]::new);
    }

    private static List<String> of(List<Row> list, String team, String kind) {
        return sorted(list, team).stream()
                .filter(row -> row.<String>getAs("kind").equals(kind))
                .map(row -> row.<String>getAs("firm_id"))
                .toList();
    }

    private static List<Row> sorted(List<Row> list, String team) {
        List<Row> rows = new ArrayList<>(list);
        rows.removeIf(row -> !row.<String>getAs("team").equals(team));
        rows.sort(Comparator.comparing(row -> row.<Integer>getAs("place")));
        return rows;
    }

    private static List<String> firms(List<Row> list) {
        return list.stream().map(row -> row.<String>getAs("firm_id")).sorted().toList();
    }

    private static int number(Row row) {
        return Integer.parseInt(row.<String>getAs("firm_id").substring(1));
    }

    /** The place of a firm among the 23 of its team, from 0. */
    private static int rankInTeam(Row row) {
        return (number(row) - 1) / 300;
    }
}
