package org.quanyu.generator.benefit;

import java.util.Arrays;
import java.util.List;
import org.quanyu.generator.benefit.Payments.Page;
import org.quanyu.generator.benefit.Payments.Reason;
import org.quanyu.generator.benefit.Policy.Frequency;
import org.quanyu.generator.chance.Chance;

/** Pays one entity after the other what it may have, and at times what it may not. */
final class Recipient {

    /** Of those who may have a benefit, when all facts it asks for are known. */
    public static final double TAKE_UP = 0.66;

    /** When one of the facts is missing. */
    public static final double TAKE_UP_WITH_GAP = 0.3;

    /** Payments that are made twice. */
    public static final double DUPLICATES = 0.004;

    /** Of yearly and monthly benefits of those who die or leave, those that are paid for another one to three months. */
    public static final double GOES_ON = 0.25;

    /** Of benefits withheld because of another one, those paid none the less. */
    public static final double EXCLUDED_NONE_THE_LESS = 0.03;

    /** Of those who miss a benefit by one clause, those who get it. */
    public static final double PAID_BY_MISTAKE = 0.002;

    /** Payments of a wrong sum. */
    public static final double WRONG_AMOUNTS = 0.003;

    private static final int NOT_YET = -1_000;

    private final Benefits benefits;
    private final PaymentMonths months;
    private final Page page;
    private final List<Policy> policies = Policies.all();
    private final Chance takes;
    private final Chance mistakes;
    private final int[] facts = new int[Fact.count()];

    /** The month of the last payment of each benefit, and what it was. */
    private final int[] paid = new int[Policies.count()];

    private final long[] sum = new long[Policies.count()];

    /** Whether a benefit is taken up: 0 for not decided, 1 for yes, 2 for no. */
    private final byte[] taken = new byte[Policies.count()];

    private Subject subject;
    private long key;

    Recipient(Benefits benefits, PaymentMonths months, Page page) {
        this.benefits = benefits;
        this.months = months;
        this.page = page;
        this.takes = benefits.district.chance().about("benefit taken up");
        this.mistakes = benefits.district.chance().about("benefit paid by mistake");
    }

    /** Goes through the months of an entity. */
    void live(Subject who) {
        subject = who;
        Arrays.fill(paid, NOT_YET);
        Arrays.fill(taken, (byte) 0);
        int gone = Math.min(who.left(), who.died());
        int longest = gone == Dates.ALWAYS ? gone : gone + 4 * 32;
        for (int month = 0; month < months.count(); month++) {
            Moment moment = months.moment(month);
            if (who.arrived() > moment.day() || moment.day() > longest) {
                continue;
            }
            who.facts(moment, facts);
            for (int version : months.due(month)) {
                consider(policies.get(version), version, month, moment);
            }
        }
    }

    private void consider(Policy policy, int version, int month, Moment moment) {
        int index = policy.index();
        if (policy.frequency() == Frequency.ONCE && paid[index] != NOT_YET) {
            return;
        }
        int failures = policy.failures(facts, moment.day());
        key = subject.number() * 128L + index;
        if (failures == 0) {
            payRightly(policy, version, month, moment);
        } else if (failures == 1) {
            payWrongly(policy, version, month, moment);
        }
    }

    private void payRightly(Policy policy, int version, int month, Moment moment) {
        int index = policy.index();
        long amount = policy.amount().of(facts);
        if (amount <= 0 || !isTaken(policy, moment)) {
            return;
        }
        if (isWithheld(policy, month)) {
            if (mistakes.unit(key, 1) < EXCLUDED_NONE_THE_LESS) {
                add(version, month, amount, Reason.EXCLUDED_COMBINATION);
            }
            return;
        }
        boolean wrong = mistakes.unit(key, 10 + month) < WRONG_AMOUNTS;
        long given = wrong ? amount * (mistakes.unit(key, 2) < 0.5 ? 9 : 11) / 10 : amount;
        add(version, month, given, wrong && given != amount ? Reason.WRONG_AMOUNT : Reason.RIGHTFUL);
        paid[index] = month;
        sum[index] = amount;
        if (mistakes.unit(key, 10_000 + month) < DUPLICATES) {
            add(version, month, given, Reason.DUPLICATE);
        }
    }

    /** Takes part in what was paid last month although they left or died, or in what was judged by mistake. */
    private void payWrongly(Policy policy, int version, int month, Moment moment) {
        int index = policy.index();
        boolean dead = moment.day() >= subject.died();
        if (dead || moment.day() > subject.left()) {
            boolean running = policy.frequency() == Frequency.MONTHLY
                    ? paid[index] >= month - 3
                    : policy.frequency() == Frequency.YEARLY && paid[index] >= month - 12;
            if (running && mistakes.unit(key, 3) < GOES_ON) {
                add(version, month, sum[index], dead ? Reason.AFTER_DEATH : Reason.AFTER_LEAVING);
            }
            return;
        }
        long amount = policy.amount().of(facts);
        if (amount > 0 && mistakes.unit(key, 4) < PAID_BY_MISTAKE && !isWithheld(policy, month)) {
            add(version, month, amount, Reason.NOT_ELIGIBLE);
            if (policy.frequency() == Frequency.ONCE) {
                paid[index] = month;
            }
        }
    }

    private boolean isTaken(Policy policy, Moment moment) {
        int index = policy.index();
        if (taken[index] == 0) {
            double unit = takes.unit(key);
            boolean taking = unit < TAKE_UP
                    && (unit < TAKE_UP_WITH_GAP
                            || benefits.knowledge
                                            .missing(policy, subject, moment.day())
                                            .count()
                                    == 0);
            taken[index] = (byte) (taking ? 1 : 2);
        }
        return taken[index] == 1;
    }

    /** Whether a benefit that excludes it was paid in the same calendar year. */
    private boolean isWithheld(Policy policy, int month) {
        for (int other : Policies.excludedBy(policy.index())) {
            if (paid[other] != NOT_YET && months.year(paid[other]) == months.year(month)) {
                return true;
            }
        }
        return false;
    }

    /** The month before the first is not told. */
    private void add(int version, int month, long amount, Reason reason) {
        if (month > 0) {
            page.add(subject.number(), version, month - 1, amount, reason);
        }
    }
}
