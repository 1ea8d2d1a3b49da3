package org.quanyu.generator.event;

import java.util.Arrays;
import org.quanyu.generator.event.Requests.Request;

/**
 * Finds the orders whose change is delivered on a day. Each is one number: the second of the change, how long ago the
 * event was, the event's number on its day, the intake and how late the news is.
 */
final class OrderChanges {

    private static final int LATENESS = 2;
    private static final int INTAKE = 2;
    private static final int NUMBER = 21;
    private static final int AGE = 7;

    private final Requests requests;
    private final boolean mailboxes;
    private long[] found = new long[64];
    private int count;

    /** @param mailboxes whether orders from mailboxes are looked for, or those from all other channels */
    OrderChanges(Requests requests, boolean mailboxes) {
        this.requests = requests;
        this.mailboxes = mailboxes;
    }

    long[] deliveredOn(long today) {
        World world = requests.world();
        for (long day = Math.max(world.firstDay(), today - Requests.LOOKING_BACK); day <= today; day++) {
            int events = requests.count(day);
            for (int number = 0; number < events; number++) {
                long key = Requests.key(day, number);
                if (isLookedFor(key) && requests.mayChange(key, today, RequestFeed.LATEST)) {
                    look(requests.request(day, number), today);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean isLookedFor(long key) {
        for (int intake = requests.intakes(key) - 1; intake >= 0; intake--) {
            if (requests.channel(key, intake).isMailbox() == mailboxes) {
                return true;
            }
        }
        return false;
    }

    private void look(Request request, long today) {
        int intakes = requests.intakes(request.key());
        for (int intake = 0; intake < intakes; intake++) {
            if (requests.channel(request.key(), intake).isMailbox() == mailboxes) {
                Timeline timeline = requests.timeline(request, intake);
                for (int late = 0; late <= RequestFeed.LATEST; late++) {
                    long day = today - late;
                    if (timeline.changesOn(day) && requests.lateness(request.key() * 4 + intake, day) == late) {
                        add(request, intake, timeline, today, late);
                    }
                }
            }
        }
    }

    private void add(Request request, int intake, Timeline timeline, long today, int late) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        long changed = timeline.changedBefore((today - late + 1) * WorkTime.DAY);
        long second = changed - (today - RequestFeed.LATEST) * WorkTime.DAY;
        long packed = second << AGE | today - request.day();
        packed = packed << NUMBER | request.key() % 1_000_000;
        found[count++] = (packed << INTAKE | intake) << LATENESS | late;
    }

    static Request request(Requests requests, long change, long today) {
        long rest = change >>> LATENESS + INTAKE;
        return requests.request(today - (rest >>> NUMBER & (1 << AGE) - 1), (int) (rest & (1 << NUMBER) - 1));
    }

    static int intake(long change) {
        return (int) (change >>> LATENESS & (1 << INTAKE) - 1);
    }

    /** The day of the change. */
    static long day(long change, long today) {
        return today - (change & (1 << LATENESS) - 1);
    }
}
