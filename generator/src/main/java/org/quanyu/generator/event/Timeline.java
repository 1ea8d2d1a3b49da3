package org.quanyu.generator.event;

import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;

/**
 * When an order was accepted, sent to a department, handled, closed and perhaps reopened and closed again, in seconds
 * since 1970-01-01 local time; {@link Long#MAX_VALUE} for what did not happen.
 */
record Timeline(long accepted, long dispatched, long due, long handled, long closed, long reopened, long closedAgain) {

    /** Orders handled by their due time, of all. */
    static final double ON_TIME = 0.96;

    /** Mean working days from acceptance until an order is handled. */
    static final double MEAN_WORKING_DAYS = 1.24;

    /** Of orders. */
    static final double REOPENED = 0.012;

    private static final double LONGEST = 30;
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * @param workingDays allowed
     * @param share of them that handling takes
     */
    static Timeline of(
            long accepted, int workingDays, double share, boolean isReopened, WorkTime time, SplittableRandom random) {
        long dispatched = accepted + (long) Math.min(10 * 3600, 60 + Draw.exponential(25 * 60, random));
        double begun = time.at(accepted);
        long handled = Math.max(
                dispatched + 300, time.second(begun + Math.min(LONGEST, share * workingDays)) + random.nextInt(600));
        long closed = handled + (long) Math.min(40 * 3600, Draw.exponential(4 * 3600, random));
        long reopened = NEVER;
        long closedAgain = NEVER;
        if (isReopened) {
            reopened =
                    closed + 3 * 3600 + (long) Math.min(8 * WorkTime.DAY, Draw.exponential(2.0 * WorkTime.DAY, random));
            closedAgain = time.second(time.at(reopened) + 0.4 + 2.5 * random.nextDouble()) + random.nextInt(3600);
        }
        return new Timeline(
                accepted, dispatched, time.second(begun + workingDays), handled, closed, reopened, closedAgain);
    }

    /** The last change before a moment. */
    long changedBefore(long moment) {
        return closedAgain < moment
                ? closedAgain
                : reopened < moment ? reopened : closed < moment ? closed : dispatched < moment ? dispatched : accepted;
    }

    /** Whether the order changed on a day since 1970-01-01. */
    boolean changesOn(long day) {
        return isOn(accepted, day)
                || isOn(dispatched, day)
                || isOn(closed, day)
                || isOn(reopened, day)
                || isOn(closedAgain, day);
    }

    private static boolean isOn(long second, long day) {
        return second / WorkTime.DAY == day;
    }

    String state(long moment) {
        return closedAgain < moment
                ? "已办结"
                : reopened < moment ? "重新办理" : closed < moment ? "已办结" : dispatched < moment ? "办理中" : "待派单";
    }
}
