package org.quanyu.generator.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.benefit.Policy.Frequency;

class PoliciesTest {

    private static final Set<String> DEPARTMENTS = Set.of(
            "公安分局",
            "住房和建设局",
            "市场监督管理局",
            "社会保险基金管理局",
            "人力资源局",
            "税务局",
            "水务局",
            "卫生健康局",
            "政务服务和数据管理局",
            "司法局",
            "民政局",
            "应急管理局",
            "供电局");

    @Test
    void thereAre84BenefitsInTheStatedProportion() {
        Map<Entity, Long> benefits = Policies.all().stream()
                .filter(policy -> policy.version() == 1)
                .collect(Collectors.groupingBy(Policy::entity, Collectors.counting()));
        assertThat(Policies.count()).isEqualTo(84);
        assertThat(benefits).isEqualTo(Map.of(Entity.PERSON, 40L, Entity.HOUSEHOLD, 10L, Entity.FIRM, 34L));
    }

    @Test
    void versionsFollowEachOther() {
        List<Policy> all = Policies.all();
        for (int place = 1; place < all.size(); place++) {
            Policy policy = all.get(place);
            Policy before = all.get(place - 1);
            if (policy.index() == before.index()) {
                assertThat(policy.version()).isEqualTo(before.version() + 1);
                assertThat(policy.from()).isEqualTo(before.to().plusDays(1));
            } else {
                assertThat(policy.version()).isEqualTo(1);
            }
        }
        assertThat(all).hasSizeGreaterThan(90);
    }

    @Test
    void clausesAreFewForMostAndManyForOne() {
        List<Integer> counts = Policies.all().stream()
                .map(policy -> policy.clauses().size())
                .sorted()
                .toList();
        assertThat(counts.get(counts.size() / 2)).isBetween(3, 8);
        assertThat(counts.get(counts.size() - 1)).isBetween(25, 30);
        assertThat(Policies.all())
                .allMatch(policy -> policy.clauses().stream().anyMatch(Clause::group))
                .allMatch(policy -> DEPARTMENTS.contains(policy.department()))
                .allMatch(policy -> (policy.month() > 0) == (policy.frequency() == Frequency.YEARLY))
                .allMatch(policy -> policy.budget() > 0);
    }

    @Test
    void clausesReadBackAsTheyWereWritten() {
        for (Policy policy : Policies.all()) {
            for (Clause clause : policy.clauses()) {
                Clause again = Clause.of((clause.group() ? "*" : "") + clause.text());
                assertThat(again.text()).isEqualTo(clause.text());
                assertThat(again.title()).isEqualTo(clause.title());
            }
        }
    }

    @Test
    void anElderlyPersonOfTheCityIsPaidByAge() {
        Policy policy = inForce("elderly-allowance", LocalDate.of(2023, 1, 31));
        int day = Dates.of(LocalDate.of(2023, 1, 31));
        int[] facts = new int[Fact.count()];
        facts[Fact.AGE.ordinal()] = 92;
        facts[Fact.LOCAL.ordinal()] = 1;
        facts[Fact.RESIDENT.ordinal()] = 1;
        facts[Fact.RESIDENT_SINCE.ordinal()] = Dates.of(LocalDate.of(2022, 12, 31));
        assertThat(policy.judge(facts, day)).isEqualTo(new Judgement(List.of(), 300));
        facts[Fact.RESIDENT_SINCE.ordinal()] = Dates.of(LocalDate.of(2023, 1, 1));
        Judgement tooSoon = policy.judge(facts, day);
        assertThat(tooSoon.isNearMiss()).isTrue();
        assertThat(tooSoon.failing().get(0).text()).isEqualTo("resident_since >= 1");
        facts[Fact.RESIDENT_SINCE.ordinal()] = Dates.of(LocalDate.of(2022, 12, 31));
        facts[Fact.AGE.ordinal()] = 79;
        assertThat(policy.judge(facts, day).isNearMiss()).isFalse();
        assertThat(policy.failures(facts, day)).isEqualTo(2);
    }

    @Test
    void whatNeverHappenedMeetsNoClauseOnMonths() {
        int day = Dates.of(LocalDate.of(2024, 5, 31));
        int[] facts = new int[Fact.count()];
        assertThat(Clause.of("high_tech <= 36").holds(facts, day)).isFalse();
        assertThat(Clause.of("high_tech >= 0").holds(facts, day)).isFalse();
        facts[Fact.HIGH_TECH.ordinal()] = Dates.of(LocalDate.of(2021, 5, 31));
        assertThat(Clause.of("high_tech <= 36").holds(facts, day)).isTrue();
        assertThat(Clause.of("high_tech <= 35").holds(facts, day)).isFalse();
    }

    @Test
    void amountsFollowTheirRules() {
        int[] facts = new int[Fact.count()];
        facts[Fact.HOUSEHOLD_INCOME.ordinal()] = 900;
        facts[Fact.MEMBERS.ordinal()] = 3;
        facts[Fact.RESEARCH.ordinal()] = 200;
        facts[Fact.GRADUATES_HIRED.ordinal()] = 7;
        assertThat(Amount.parse("fixed 20").of(facts)).isEqualTo(20);
        assertThat(Amount.parse("top-up household_income to 1300 each members").of(facts))
                .isEqualTo(1_200);
        assertThat(Amount.parse("share 0.01 of research most 90000").of(facts)).isEqualTo(20_000);
        assertThat(Amount.parse("share 0.1 of research most 90000").of(facts)).isEqualTo(90_000);
        facts[Fact.UNEMPLOYMENT_PREMIUMS.ordinal()] = 180;
        assertThat(Amount.parse("share 0.35 of unemployment_premiums most 600000")
                        .of(facts))
                .isEqualTo(63);
        assertThat(Amount.parse("each graduates_hired 1500 most 8000").of(facts))
                .isEqualTo(8_000);
        assertThat(Amount.parse("by graduates_hired 8=1").of(facts)).isZero();
        assertThatThrownBy(() -> Amount.parse("some 3")).hasMessageContaining("some 3");
    }

    @Test
    void monthsAreWholeOnes() {
        assertThat(Dates.months(Dates.of(LocalDate.of(2023, 1, 15)), Dates.of(LocalDate.of(2024, 1, 14))))
                .isEqualTo(11);
        assertThat(Dates.months(Dates.of(LocalDate.of(2023, 1, 15)), Dates.of(LocalDate.of(2024, 1, 15))))
                .isEqualTo(12);
        assertThat(Dates.date(Dates.of(LocalDate.of(2024, 3, 31)) - 32)).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    private static Policy inForce(String id, LocalDate day) {
        return Policies.all().stream()
                .filter(policy -> policy.id().equals(id) && policy.isValid(day))
                .findFirst()
                .orElseThrow();
    }
}
