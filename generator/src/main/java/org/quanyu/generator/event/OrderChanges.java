package org.quanyu.generator.event;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quanyu.generator.event.Requests.Request;

/**
 * Finds the orders whose change is delivered on a day.
 *
 * <p>The orders of each day are kept in one number each: the event's number on its day, the intake, whether it came in
 * over a mailbox, and after how many days it was accepted, dispatched, closed, reopened and closed again.
 */
final class OrderChanges {

    private static final int DAYS = 7;
    private static final int NEVER = (1 << DAYS) - 1;
    private static final int CHANGES = 5;
    private static final int MAILBOX = CHANGES * DAYS;
    private static final int INTAKE = MAILBOX + 1;
    private static final int NUMBER = INTAKE + 2;

    /**
     * An order that changed.
     *
     * @param day of the change
     * @param second of the last change on that day
     */
    record Change(Request request, int intake, long day, long second) {}

    private final Requests requests;
    private final long first;
    private final AtomicReferenceArray<long[]> orders;

    OrderChanges(Requests requests) {
        this.requests = requests;
        this.first = requests.world().firstDay();
        this.orders =
                new AtomicReferenceArray<>(requests.world().district.span().days());
    }

    /**
     * The changes delivered on a day, in the order of their times.
     *
     * @param mailboxes whether of orders from mailboxes or from all other channels
     */
    Change[] deliveredOn(long today, boolean mailboxes) {
        Change[] found = new Change[16];
        int count = 0;
        for (long day = Math.max(first, today - Requests.LOOKING_BACK); day <= today; day++) {
            for (long order : orders(day)) {
                if ((order >>> MAILBOX & 1) == 1 == mailboxes) {
                    for (int late = 0; late <= RequestFeed.LATEST; late++) {
                        if (isDelivered(order, day, today - late, late)) {
                            found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                            found[count++] = change(order, day, today - late);
                        }
                    }
                }
            }
        }
        Change[] all = Arrays.copyOf(found, count);
        Arrays.sort(all, (one, another) -> Long.compare(one.second(), another.second()));
        return all;
    }

    /** Whether an order changed on a day and the news is so many days late. */
    private boolean isDelivered(long order, long made, long changed, int late) {
        for (int change = 0; change < CHANGES; change++) {
            if ((order >>> change * DAYS & NEVER) == changed - made) {
                long key = Requests.key(made, (int) (order >>> NUMBER));
                return requests.lateness(key * 4 + (order >>> INTAKE & 3), changed) == late;
            }
        }
        return false;
    }

    private Change change(long order, long made, long changed) {
        Request request = requests.request(made, (int) (order >>> NUMBER));
        int intake = (int) (order >>> INTAKE & 3);
        long second = requests.timeline(request, intake).changedBefore((changed + 1) * WorkTime.DAY);
        return new Change(request, intake, changed, second);
    }

    private long[] orders(long day) {
        int index = (int) (day - first);
        long[] known = orders.get(index);
        if (known == null) {
            known = find(day);
            orders.set(index, known);
        }
        return known;
    }

    private long[] find(long day) {
        int events = requests.count(day);
        long[] found = new long[events + events / 8 + 4];
        int count = 0;
        for (int number = 0; number < events; number++) {
            Request request = requests.request(day, number);
            int intakes = requests.intakes(request.key());
            for (int intake = 0; intake < intakes; intake++) {
                found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                found[count++] = order(request, number, intake);
            }
        }
        return Arrays.copyOf(found, count);
    }

    private long order(Request request, int number, int intake) {
        Timeline timeline = requests.timeline(request, intake);
        boolean isMailbox = requests.channel(request.key(), intake).isMailbox();
        return (long) number << NUMBER
                | (long) intake << INTAKE
                | (isMailbox ? 1L : 0) << MAILBOX
                | days(timeline.closedAgain(), request) << 4 * DAYS
                | days(timeline.reopened(), request) << 3 * DAYS
                | days(timeline.closed(), request) << 2 * DAYS
                | days(timeline.dispatched(), request) << DAYS
                | days(timeline.accepted(), request);
    }

    private static long days(long second, Request request) {
        return Math.min(NEVER, second / WorkTime.DAY - request.day());
    }
}
