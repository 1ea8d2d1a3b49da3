package org.quanyu.generator.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.benefit.Payments.Reason;
import org.quanyu.generator.delivery.DeliveredRows;
import org.quanyu.generator.delivery.DeliveredRows.Row;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

class BenefitFeedsTest {

    private static final double SCALE = 0.01;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));

    /** Benefits of few firms: a hundredth of the district need not have one that misses by one clause. */
    private static final int WITHOUT_NEAR_MISS = 12;

    private static final Benefits BENEFITS = new Benefits(district(SCALE));

    private static District district(double scale) {
        return District.of(1, scale, Sizes.of(scale), SPAN);
    }

    @Test
    void recipientsAndYuanAreThoseOfTheDistrict() {
        Payments payments = BENEFITS.payments();
        Set<String> recipients = new HashSet<>();
        double all = 0;
        double first = 0;
        for (int payment = 0; payment < payments.count(); payment++) {
            recipients.add(payments.policy(payment).entity() + " " + payments.entity(payment));
            all += payments.yuan(payment);
            first += payments.month(payment).isBefore(YearMonth.of(2023, 1)) ? payments.yuan(payment) : 0;
        }
        assertThat(recipients.size() / SCALE).isCloseTo(650_000, within(650_000 * 0.15));
        assertThat(all / SCALE).isCloseTo(1.75e9, within(1.75e9 * 0.15));
        assertThat(first / SCALE).isCloseTo(436e6, within(436e6 * 0.15));
    }

    @Test
    void everyBenefitHasSomebodyAndMostAreMissedByOneClause() {
        Set<String> eligible = new TreeSet<>();
        Set<String> missed = new TreeSet<>();
        for (Entity kind : Entity.values()) {
            Subject subject = null;
            for (int number = 0; number < BENEFITS.circumstances.count(kind); number++) {
                subject = BENEFITS.circumstances.of(kind, number, subject);
                for (int month = 5; month < 36; month += kind == Entity.FIRM ? 2 : 6) {
                    LocalDate day = LocalDate.of(2022 + month / 12, month % 12 + 1, 28);
                    judge(subject, day, Policies.inForce(kind, day), eligible, missed);
                }
            }
        }
        Set<String> nobody = Policies.all().stream().map(Policy::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> nobodyNear = new TreeSet<>(nobody);
        nobody.removeAll(eligible);
        nobodyNear.removeAll(missed);
        assertThat(nobody).isEmpty();
        assertThat(nobodyNear).hasSizeLessThan(WITHOUT_NEAR_MISS);
    }

    private static void judge(
            Subject subject, LocalDate day, List<Policy> policies, Set<String> eligible, Set<String> missed) {
        Moment moment = Moment.of(BENEFITS.district, day);
        if (subject.arrived() > moment.day()) {
            return;
        }
        int[] facts = subject.factsOn(moment);
        for (Policy policy : policies) {
            int failures = policy.failures(facts, moment.day());
            if (failures < 2) {
                (failures == 0 ? eligible : missed).add(policy.id());
            }
        }
    }

    @Test
    void rightfulPaymentsKeepToExclusionsAndToTheMonth() {
        Payments payments = BENEFITS.payments();
        Map<String, Set<Integer>> paidInYear = new HashMap<>();
        Set<String> once = new HashSet<>();
        int wrong = 0;
        for (int payment = 0; payment < payments.count(); payment++) {
            Policy policy = payments.policy(payment);
            Reason reason = payments.reason(payment);
            if (reason != Reason.RIGHTFUL && reason != Reason.WRONG_AMOUNT) {
                wrong++;
                continue;
            }
            String who = policy.entity() + " " + payments.entity(payment) + " ";
            String year = who + payments.month(payment).getYear();
            paidInYear.computeIfAbsent(year, key -> new HashSet<>()).add(policy.index());
            String period = policy.frequency() == Policy.Frequency.ONCE
                    ? ""
                    : policy.frequency() == Policy.Frequency.MONTHLY
                            ? payments.month(payment).toString()
                            : "" + payments.month(payment).getYear();
            assertThat(once.add(who + policy.id() + period)).isTrue();
        }
        for (Set<Integer> paid : paidInYear.values()) {
            for (int one : paid) {
                for (int other : Policies.excludedBy(one)) {
                    assertThat(paid).doesNotContain(other);
                }
            }
        }
        assertThat((double) wrong / payments.count()).isBetween(0.008, 0.03);
    }

    @Test
    void rightfulPaymentsGoToWhoIsEligibleOnTheLastDayOfTheMonthBefore() {
        Payments payments = BENEFITS.payments();
        for (int payment = 0; payment < payments.count(); payment += 37) {
            if (payments.reason(payment) == Reason.RIGHTFUL) {
                Policy policy = payments.policy(payment);
                LocalDate day = payments.month(payment).minusMonths(1).atEndOfMonth();
                int[] facts = BENEFITS.circumstances.facts(policy.entity(), payments.entity(payment), day);
                Judgement judgement = policy.judge(facts, Dates.of(day));
                assertThat(judgement.isEligible()).isTrue();
                assertThat(judgement.amount()).isEqualTo(payments.yuan(payment));
            }
        }
    }

    @Test
    void factsAreMissingAtTheStatedRate() {
        List<Row> facts = DeliveredRows.all(feed(BENEFITS.district, "benefit_fact"), SPAN);
        double missing = facts.stream()
                .filter(row -> !Set.of("delivered", "wrong").contains(row.cell("state")))
                .count();
        double wrong =
                facts.stream().filter(row -> row.cell("state").equals("wrong")).count();
        double stated = Gaps.ROW_ABSENT + (1 - Gaps.ROW_ABSENT) * (Gaps.CELL_EMPTY + Gaps.CELL_UNKNOWN);
        assertThat(missing / facts.size()).isCloseTo(stated, within(0.01));
        assertThat(wrong / facts.size()).isCloseTo(Gaps.CELL_WRONG, within(0.002));
    }

    @Test
    void manyWhoAreEligibleHaveExactlyOneFactMissing() {
        List<Row> rows = DeliveredRows.all(feed(BENEFITS.district, "benefit_eligibility"), SPAN);
        List<Row> eligible =
                rows.stream().filter(row -> row.cell("eligible").equals("true")).toList();
        double oneMissing = eligible.stream()
                .filter(row -> row.cell("missing_facts").equals(1L))
                .count();
        assertThat(oneMissing / eligible.size()).isBetween(0.05, 0.25);
        assertThat(rows.size() - eligible.size()).isGreaterThan(eligible.size() / 10);
        assertThat(rows)
                .allMatch(row -> row.cell("eligible").equals("true")
                        == row.cell("failing_clauses").equals(0L));
    }

    @Test
    void recordsAreWhatTheTruthSays() {
        District district = district(0.002);
        Map<String, Row> truth = new HashMap<>();
        for (Row row : DeliveredRows.all(feed(district, "benefit_fact"), SPAN)) {
            assertThat(truth.put(row.cell("record_key") + " " + row.cell("fact"), row))
                    .isNull();
        }
        for (Row row : DeliveredRows.all(feed(district, "disabled_persons"), SPAN)) {
            Row right = truth.get(row.cell("记录编号") + " disability_grade");
            if (right.cell("state").equals("delivered")) {
                assertThat(row.cell("残疾等级").toString()).isEqualTo(right.cell("value"));
            } else if (!right.cell("state").equals("wrong")) {
                assertThat(row.cell("残疾等级")).isNull();
            }
        }
    }

    @Test
    void mostIdentifiersAreValid() {
        District district = district(0.002);
        List<Row> people = DeliveredRows.all(feed(district, "elderly_register"), SPAN);
        List<Row> firms = DeliveredRows.all(feed(district, "employment_summary"), SPAN);
        double valid = people.stream()
                .filter(row -> IdcardUtil.isValidCard(row.text("公民身份号码")))
                .count();
        double codes = firms.stream()
                .filter(row -> CreditCodeUtil.isCreditCode(row.text("统一社会信用代码")))
                .count();
        assertThat(valid / people.size()).isBetween(0.98, 1.0);
        assertThat(codes / firms.size()).isBetween(0.98, 1.0);
    }

    @Test
    void everythingIsWrittenAndTheSameEachTime() {
        Span spring = new Span(LocalDate.of(2023, 2, 10), LocalDate.of(2023, 5, 20));
        District one = District.of(5, 0.001, Sizes.of(0.001), spring);
        District other = District.of(5, 0.001, Sizes.of(0.001), spring);
        List<Feed> feeds = BenefitFeeds.of(one);
        List<Feed> again = new ArrayList<>(BenefitFeeds.of(other));
        Set<String> places = new HashSet<>();
        for (int place = feeds.size() - 1; place >= 0; place--) {
            Feed feed = feeds.get(place);
            assertThat(places.add(feed.department() + "/" + feed.name())).isTrue();
            assertThat(DeliveredRows.all(again.get(place), spring)).isEqualTo(DeliveredRows.all(feed, spring));
        }
    }

    @Test
    void aSingleDayAndASmallDistrictWork() {
        Span day = new Span(LocalDate.of(2019, 2, 28), LocalDate.of(2019, 2, 28));
        for (Feed feed : BenefitFeeds.of(District.of(3, 0.0001, Sizes.of(0.0001), day))) {
            DeliveredRows.all(feed, day);
        }
    }

    @Test
    void paymentsAreDeliveredOnceByTheirDepartments() {
        District district = district(0.002);
        Set<Object> keys = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Feed feed : BenefitFeeds.of(district)) {
            if (feed.name().equals("benefit_payments")) {
                for (Row row : DeliveredRows.all(feed, SPAN)) {
                    assertThat(keys.add(row.cell("支付流水号"))).isTrue();
                    sum = sum.add(row.decimal("发放金额"));
                }
            }
        }
        List<Row> truth = DeliveredRows.all(feed(district, "benefit_payment"), SPAN);
        List<Row> told = truth.stream()
                .filter(row -> keys.contains(row.cell("payment_key")))
                .toList();
        assertThat(told).hasSameSizeAs(keys);
        assertThat(sum)
                .isEqualByComparingTo(BigDecimal.valueOf(
                        told.stream().mapToLong(row -> row.number("amount")).sum()));
    }

    private static Feed feed(District district, String name) {
        return BenefitFeeds.of(district).stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
