package org.quanyu.generator.benefit;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Permutation;
import org.quanyu.generator.district.Span;

/** All payments of benefits in the months the span tells of, in columns, ordered by month. */
final class Payments {

    /** Why a payment was made. */
    enum Reason {
        RIGHTFUL,
        DUPLICATE,
        AFTER_DEATH,
        AFTER_LEAVING,
        EXCLUDED_COMBINATION,
        NOT_ELIGIBLE,
        WRONG_AMOUNT
    }

    private static final int CHUNK = 4_096;

    private final YearMonth first;
    private final List<Policy> policies = Policies.all();
    private final int[] from;
    private final int[] entity;
    private final short[] policy;
    private final int[] yuan;
    private final byte[] reason;
    private final Permutation[] order;

    private Payments(Benefits benefits, List<Page> pages) {
        Span span = benefits.district.span();
        int months = span.months();
        this.first = span.firstMonth();
        this.from = new int[months + 1];
        pages.forEach(page -> {
            for (int row = 0; row < page.count; row++) {
                from[page.month[row] + 1]++;
            }
        });
        for (int month = 0; month < months; month++) {
            from[month + 1] += from[month];
        }
        int count = from[months];
        this.entity = new int[count];
        this.policy = new short[count];
        this.yuan = new int[count];
        this.reason = new byte[count];
        int[] next = from.clone();
        pages.forEach(page -> page.fileInto(this, next));
        this.order = new Permutation[months];
        for (int month = 0; month < months; month++) {
            order[month] = Permutation.of(
                    Math.max(1, from[month + 1] - from[month]),
                    benefits.district.chance().about("order of payments"));
        }
    }

    static Payments of(Benefits benefits) {
        List<Page> pages = new ArrayList<>();
        for (Entity kind : Entity.values()) {
            int count = benefits.circumstances.count(kind);
            PaymentMonths months = new PaymentMonths(benefits, kind);
            pages.addAll(IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                    .parallel()
                    .mapToObj(
                            chunk -> page(benefits, kind, months, chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK)))
                    .toList());
        }
        return new Payments(benefits, pages);
    }

    private static Page page(Benefits benefits, Entity kind, PaymentMonths months, int begin, int end) {
        Page page = new Page();
        Recipient recipient = new Recipient(benefits, months, page);
        Subject subject = null;
        for (int number = begin; number < end; number++) {
            subject = benefits.circumstances.of(kind, number, subject);
            recipient.live(subject);
        }
        return page;
    }

    /** The first payment of a month; those of a month follow each other. */
    int first(YearMonth month) {
        return from[clip(month)];
    }

    /** Behind the last payment of a month. */
    int end(YearMonth month) {
        return from[Math.min(from.length - 1, clip(month) + 1)];
    }

    private int clip(YearMonth month) {
        long index = ChronoUnit.MONTHS.between(first, month);
        return (int) Math.max(0, Math.min(from.length - 1, index));
    }

    int count() {
        return entity.length;
    }

    int entity(int payment) {
        return entity[payment];
    }

    Policy policy(int payment) {
        return policies.get(policy[payment]);
    }

    int yuan(int payment) {
        return yuan[payment];
    }

    Reason reason(int payment) {
        return Reason.values()[reason[payment]];
    }

    YearMonth month(int payment) {
        int found = Arrays.binarySearch(from, payment);
        int month = found < 0 ? -found - 2 : found;
        while (from[month + 1] <= payment) {
            month++;
        }
        return first.plusMonths(month);
    }

    /** Its number among those of its month, which says nothing of who is paid. */
    int serial(int payment) {
        int month = clip(month(payment));
        return order[month].of(payment - from[month]);
    }

    /** Payments as they come, entity by entity. */
    static final class Page {

        private int count;
        private int[] entity = new int[64];
        private short[] policy = new short[64];
        private short[] month = new short[64];
        private int[] yuan = new int[64];
        private byte[] reason = new byte[64];

        void add(int who, int version, int when, long amount, Reason why) {
            if (count == entity.length) {
                entity = Arrays.copyOf(entity, count * 2);
                policy = Arrays.copyOf(policy, count * 2);
                month = Arrays.copyOf(month, count * 2);
                yuan = Arrays.copyOf(yuan, count * 2);
                reason = Arrays.copyOf(reason, count * 2);
            }
            entity[count] = who;
            policy[count] = (short) version;
            month[count] = (short) when;
            yuan[count] = (int) amount;
            reason[count++] = (byte) why.ordinal();
        }

        void fileInto(Payments payments, int[] next) {
            for (int row = 0; row < count; row++) {
                int place = next[month[row]]++;
                payments.entity[place] = entity[row];
                payments.policy[place] = policy[row];
                payments.yuan[place] = yuan[row];
                payments.reason[place] = reason[row];
            }
        }
    }
}
