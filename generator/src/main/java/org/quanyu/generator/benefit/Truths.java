package org.quanyu.generator.benefit;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Span;

/**
 * The truth about benefits.
 *
 * <ul>
 *   <li>{@code benefit_policy}: one row per policy and version
 *   <li>{@code benefit_eligibility}: one row per policy, entity and day (each 31 December and the last day), of who is
 *       eligible or belongs to the group that is meant and misses by one clause
 *   <li>{@code benefit_fact}: one row per record of a register and fact
 *   <li>{@code benefit_payment}: one row per payment
 * </ul>
 */
final class Truths {

    private static final double ROWS_A_PART = 300_000;

    /** Rows at scale 1 and in three years, about. */
    private static final double ELIGIBILITIES = 4.3e6;

    private static final double FACTS = 58e6;
    private static final double PAYMENTS = 2.1e6;

    private final Benefits benefits;

    Truths(Benefits benefits) {
        this.benefits = benefits;
    }

    List<Feed> all() {
        return List.of(
                new Truth("benefit_policy", POLICY, 1, Truths::policies),
                new Truth("benefit_eligibility", ELIGIBILITY, parts(ELIGIBILITIES), this::eligibility),
                new Truth("benefit_fact", FACT, parts(FACTS), this::facts),
                new Truth("benefit_payment", PAYMENT, parts(PAYMENTS), this::payments));
    }

    private int parts(double rowsOfWhole) {
        double share = benefits.district.sizes().residents()
                / 3e6
                * benefits.district.span().years()
                / 3;
        return (int) Math.max(1, Math.ceil(rowsOfWhole * share / ROWS_A_PART));
    }

    private static final List<Column> POLICY = List.of(
            Column.text("policy"),
            Column.whole("version"),
            Column.text("title"),
            Column.text("code"),
            Column.text("entity_kind"),
            Column.text("department"),
            Column.text("frequency"),
            Column.whole("month"),
            Column.date("valid_from"),
            Column.date("valid_to"),
            Column.whole("budget_10000_yuan_a_year"),
            Column.text("amount"),
            Column.text("never_with"),
            Column.text("group_conditions"),
            Column.text("other_conditions"));

    private static void policies(Delivery delivery, RowWriter rows) throws IOException {
        for (Policy policy : Policies.all()) {
            rows.text(policy.id())
                    .whole(policy.version())
                    .text(policy.title())
                    .text("MSJX" + (1_001 + policy.index()))
                    .text(policy.entity().word())
                    .text(policy.department())
                    .text(policy.frequency().word())
                    .whole(policy.month())
                    .date(policy.from())
                    .date(policy.to())
                    .whole(policy.budget())
                    .text(policy.rule())
                    .text(String.join(",", policy.neverWith()))
                    .text(conditions(policy, Clause::group))
                    .text(conditions(policy, clause -> !clause.group()))
                    .endRow();
        }
    }

    private static String conditions(Policy policy, Predicate<Clause> which) {
        return policy.clauses().stream().filter(which).map(Clause::text).collect(Collectors.joining("; "));
    }

    private static final List<Column> ELIGIBILITY = List.of(
            Column.text("policy"),
            Column.whole("version"),
            Column.text("entity_kind"),
            Column.whole("entity"),
            Column.date("as_of"),
            Column.text("eligible"),
            Column.whole("amount"),
            Column.whole("failing_clauses"),
            Column.text("failing_clause"),
            Column.whole("missing_facts"),
            Column.text("missing_fact"),
            Column.text("displaced_by"));

    /** Each 31 December of the span and its last day. */
    static List<LocalDate> days(Span span) {
        List<LocalDate> days = new ArrayList<>();
        for (int year = span.from().getYear(); year < span.to().getYear(); year++) {
            days.add(LocalDate.of(year, 12, 31));
        }
        days.add(span.to());
        return days;
    }

    private void eligibility(Delivery delivery, RowWriter rows) throws IOException {
        List<Moment> moments = days(benefits.district.span()).stream()
                .map(day -> Moment.of(benefits.district, day))
                .toList();
        for (Entity kind : Entity.values()) {
            List<List<Policy>> policies = moments.stream()
                    .map(moment -> Policies.inForce(kind, moment.date()))
                    .toList();
            int count = benefits.circumstances.count(kind);
            Subject subject = null;
            for (int number = delivery.begin(count); number < delivery.end(count); number++) {
                subject = benefits.circumstances.of(kind, number, subject);
                for (int asked = 0; asked < moments.size(); asked++) {
                    if (subject.arrived() <= moments.get(asked).day()) {
                        judge(subject, moments.get(asked), policies.get(asked), rows);
                    }
                }
            }
        }
    }

    private void judge(Subject subject, Moment moment, List<Policy> policies, RowWriter rows) throws IOException {
        int[] facts = subject.factsOn(moment);
        List<String> eligible = new ArrayList<>();
        for (Policy policy : policies) {
            if (policy.failures(facts, moment.day()) > 1) {
                continue;
            }
            Judgement judgement = policy.judge(facts, moment.day());
            Knowledge.Missing missing = benefits.knowledge.missing(policy, subject, moment.day());
            String displaced = judgement.isEligible() ? displacedBy(policy, eligible) : null;
            if (judgement.isEligible()) {
                eligible.add(policy.id());
            }
            rows.text(policy.id())
                    .whole(policy.version())
                    .text(policy.entity().word())
                    .whole(subject.number())
                    .date(moment.date())
                    .text(judgement.isEligible() ? "true" : "false")
                    .whole(judgement.amount())
                    .whole(judgement.failing().size())
                    .text(
                            judgement.isEligible()
                                    ? null
                                    : judgement.failing().get(0).text())
                    .whole(missing.count())
                    .text(missing.first() == null ? null : missing.first().word())
                    .text(displaced)
                    .endRow();
        }
    }

    /** The one of the benefits that come first in the table with which a benefit is never paid; null for none. */
    private static String displacedBy(Policy policy, List<String> eligible) {
        for (int other : Policies.excludedBy(policy.index())) {
            for (String id : eligible) {
                if (Policies.index(id) == other) {
                    return id;
                }
            }
        }
        return null;
    }

    private static final List<Column> FACT = List.of(
            Column.text("register"),
            Column.text("record_key"),
            Column.text("entity_kind"),
            Column.whole("entity"),
            Column.text("fact"),
            Column.text("value"),
            Column.text("state"),
            Column.date("since"),
            Column.date("until"));

    private void facts(Delivery delivery, RowWriter rows) throws IOException {
        RegisterBook book = benefits.book();
        for (Register register : benefits.registers.all()) {
            Records records = new Records(benefits, register);
            int count = book.count(register);
            Subject subject = null;
            for (int record = delivery.begin(count); record < delivery.end(count); record++) {
                subject = benefits.circumstances.of(register.entity(), book.entity(register, record), subject);
                record(register, records, book, record, subject, rows);
            }
        }
    }

    private void record(
            Register register, Records records, RegisterBook book, int record, Subject subject, RowWriter rows)
            throws IOException {
        int entity = book.entity(register, record);
        int begin = book.begin(register, record);
        int end = book.end(register, record);
        int[] facts = records.facts(subject, begin);
        String key = records.key(entity, begin);
        for (Fact fact : register.facts()) {
            rows.text(register.name())
                    .text(key)
                    .text(register.entity().word())
                    .whole(entity)
                    .text(fact.word())
                    .text(fact.text(facts[fact.ordinal()]))
                    .text(benefits.gaps
                            .of(register.index(), fact, entity)
                            .name()
                            .toLowerCase(Locale.ROOT))
                    .date(Dates.date(begin));
            if (end == Dates.ALWAYS) {
                rows.empty();
            } else {
                rows.date(Dates.date(end));
            }
            rows.endRow();
        }
    }

    private static final List<Column> PAYMENT = List.of(
            Column.text("payment_key"),
            Column.text("department"),
            Column.text("policy"),
            Column.whole("version"),
            Column.text("entity_kind"),
            Column.whole("entity"),
            Column.text("month"),
            Column.whole("amount"),
            Column.text("reason"));

    private void payments(Delivery delivery, RowWriter rows) throws IOException {
        Payments payments = benefits.payments();
        for (int payment = delivery.begin(payments.count()); payment < delivery.end(payments.count()); payment++) {
            Policy policy = payments.policy(payment);
            YearMonth month = payments.month(payment);
            rows.text(PaymentFeed.key(payments, payment, month))
                    .text(policy.department())
                    .text(policy.id())
                    .whole(policy.version())
                    .text(policy.entity().word())
                    .whole(payments.entity(payment))
                    .text(month.toString())
                    .whole(payments.yuan(payment))
                    .text(payments.reason(payment).name().toLowerCase(Locale.ROOT))
                    .endRow();
        }
    }
}
