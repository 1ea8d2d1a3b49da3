package org.quanyu.generator.firm;

import java.time.LocalDate;
import java.time.YearMonth;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Accounts;
import org.quanyu.generator.delivery.Arrivals;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Jobs;

/** What the feeds of the social-insurance fund have in common: numbers of employers and people, bases, sums, days. */
final class SocialInsurance {

    /** Firms under their old number, of those that had one. */
    static final double OLD_NUMBERS = 0.08;

    /** Branches under the credit code of their headquarters. */
    static final double BRANCHES_UNDER_HEADQUARTERS = 0.2;

    /** Jobs whose holder is insured under a second personal number. */
    static final double SECOND_NUMBER = 0.006;

    /** The employer's and the worker's contribution, in ten-thousandths of the base. */
    static final int EMPLOYER_RATE = 2140;

    static final int WORKER_RATE = 1030;

    /** Lowest and highest base in yuan. */
    static final int LOWEST_BASE = 2360;

    static final int HIGHEST_BASE = 26421;

    /** Late contributions that are not paid before the delivery and come as a correction with the next. */
    static final double UNPAID_AT_DELIVERY = 0.2;

    /** Day of the month by which the month's contribution is due. */
    static final int DUE_DAY = 22;

    /** Day of delivery, in the month after. */
    static final int DELIVERED = 12;

    private final FirmDesk desk;
    private final Staff staff;
    private final Chance chance;
    private final FirmSpelling spelling;
    private final Accounts employers;
    private final Accounts people;
    private final Accounts secondNumbers;
    private final Arrivals arrivals;

    SocialInsurance(FirmDesk desk, Staff staff) {
        District district = desk.district();
        this.desk = desk;
        this.staff = staff;
        this.chance = desk.chance("social insurance");
        this.spelling = FirmSpelling.of(district, "social insurance", OLD_NUMBERS, BRANCHES_UNDER_HEADQUARTERS);
        this.employers = Accounts.of("7", chance);
        this.people = Accounts.of("6", chance);
        this.secondNumbers = Accounts.of("8", chance);
        this.arrivals = new Arrivals(desk.chance("arrival of contributions"));
    }

    Arrivals arrivals() {
        return arrivals;
    }

    FirmSpelling spelling() {
        return spelling;
    }

    /** 单位编号 of a firm. */
    String employer(int firm) {
        return employers.of(firm);
    }

    /** 个人编号 of the holder of a job. */
    String person(int job) {
        return hasSecondNumber(job) ? secondNumbers.of(job) : people.of(jobs().worker(job));
    }

    boolean hasSecondNumber(int job) {
        return chance.unit(job, 0) < SECOND_NUMBER;
    }

    String name(int job) {
        return staff.name(job, chance);
    }

    String identity(int job) {
        return staff.identity(job, chance);
    }

    /** Base of a job's contributions in a month, in yuan. */
    int base(int job, Firm firm, int month) {
        return Math.max(
                LOWEST_BASE,
                Math.min(HIGHEST_BASE, staff.wage(job, firm.industry().wage(), month)));
    }

    /** Ten-thousandths of a base in hundredths of a yuan. */
    static long part(long base, int rate) {
        return base * rate / 100;
    }

    /** The day the month's contribution came in, from the month's due day on. */
    LocalDate paid(int firm, int month) {
        YearMonth due = desk.district().span().month(month - FirmMonths.BURN_IN);
        if (!months().isContributionLate(month, firm)) {
            return due.atDay(DUE_DAY - chance.below(12, firm, 100 + month));
        }
        int days = isUnpaidAtDelivery(firm, month)
                ? 20 + chance.below(12, firm, 1000 + month)
                : 1 + chance.below(15, firm, 1000 + month);
        return due.atDay(DUE_DAY).plusDays(days);
    }

    /** Whether nothing was paid before the delivery. */
    boolean isUnpaidAtDelivery(int firm, int month) {
        return months().isContributionLate(month, firm) && chance.unit(firm, 2000 + month) < UNPAID_AT_DELIVERY;
    }

    /**
     * As {@link Arrivals#version}, with what is paid after its delivery as a correction too.
     *
     * @param record of the firm's
     */
    int version(Arrivals of, long record, int firm, int month, int after) {
        int lag = of.lag(record, month);
        if (lag == after) {
            return 0;
        }
        boolean comesAgain = of.isCorrected(record, month) || isUnpaidAtDelivery(firm, month);
        return lag + 1 == after && comesAgain ? 1 : -1;
    }

    FirmMonths months() {
        return desk.district().firmMonths();
    }

    Jobs jobs() {
        return desk.district().jobs();
    }

    FirmDesk desk() {
        return desk;
    }
}
