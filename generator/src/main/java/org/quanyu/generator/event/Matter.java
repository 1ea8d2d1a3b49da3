package org.quanyu.generator.event;

import java.util.Locale;

/**
 * What several events may be about: one item at one place, with one party if there is any.
 *
 * @param item number in the catalogue; of violations, the act's
 * @param unit where it is; -1 for violations
 * @param firm the party's number; -1 for none
 * @param subject the driver of a violation, the premise of a hazard; -1 for others
 */
record Matter(long id, int item, int unit, int firm, int subject) {

    private static final long KIND = 1_000_000_000_000L;

    /** One that chance alone makes come up several times, of those that come up from a day on. */
    static long shared(Source source, long day, int number) {
        return (10L + source.ordinal()) * KIND + day * 1_000_000 + number;
    }

    /** One with a single event. */
    static long single(Source source, long event) {
        return (20L + source.ordinal()) * KIND + event;
    }

    static long ofCause(int cause, int number) {
        return 30L * KIND + cause * 1_000_000L + number;
    }

    /** Wages that a firm owes. */
    static long wages(int firm) {
        return 40L * KIND + firm;
    }

    /** A hazard that comes back at small premises. */
    static long hazard(int premise, int item) {
        return 50L * KIND + premise * 10_000L + item;
    }

    /** What a driver does again. */
    static long violation(int driver, int act) {
        return 60L * KIND + driver * 100L + act;
    }

    /** What people complain of about a firm. */
    static long complaint(int firm, int topic) {
        return 70L * KIND + firm * 100L + topic;
    }

    /** The key it has in the truth: neither its kind nor its order shows. */
    static String key(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        return "M" + Long.toString(mixed * 0xD6E8FEB86659FD93L >>> 1, 36).toUpperCase(Locale.ROOT);
    }
}
