package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.chance.Permutation;

/**
 * Inspections of small premises: each about once a month on a working day, and special ones. What they find follows
 * from how prone the premises are, from habit and from planted causes.
 */
final class Inspections implements Told.Teller {

    /** Hazards found by special inspections without a planted cause, of all. */
    static final double SPECIAL = 0.1;

    /** Premises that are not met open, of those to be inspected. */
    static final double MISSED = 0.03;

    /** Hazards that are what the same premises had before. */
    static final double HABIT = 0.55;

    /** Hazards that are put right within {@link #LOOKING_BACK} days. */
    static final double RECTIFIED = 0.93;

    static final int LOOKING_BACK = 45;

    private static final double RECTIFIED_AT_ONCE = 0.15;
    private static final int NEVER = 63;
    private static final int WHICH = 4;
    private static final int LAG = 20 + WHICH;
    private static final int SPECIAL_NUMBERS = 900_000;

    /**
     * @param number on its day
     * @param hazards found
     */
    record Inspection(long day, int number, int premise, boolean isSpecial, List<Hazard> hazards) {

        String key() {
            return Serial.of("XC", day, number);
        }
    }

    /** @param rectified day since 1970-01-01; {@link Long#MAX_VALUE} for never */
    record Hazard(long key, Matter matter, Cause cause, long rectified) {

        String code() {
            return Serial.of("YH", key / 10_000_000, key % 10_000_000);
        }
    }

    /** A hazard with the inspection that found it. */
    record Found(Inspection inspection, Hazard hazard) {}

    private final World world;
    private final Chance chance;
    private final Tallies tallies;
    private final Matters matters;
    private final double found;
    private final AtomicReferenceArray<int[]> lags;
    private final Chance orders;
    private final AtomicReferenceArray<Month> months;

    /** @param order in which premises are inspected */
    private record Month(long first, int workdays, Permutation order) {}

    Inspections(World world, Causes causes) {
        this.world = world;
        this.chance = world.chance.about("inspection");
        this.orders = chance.about("order");
        this.months = new AtomicReferenceArray<>(world.district.span().months());
        this.lags = new AtomicReferenceArray<>(world.district.span().days());
        double routine = causes.unexplained(Source.INSPECTION) - SPECIAL;
        this.tallies = new Tallies(world, causes, Source.INSPECTION, SPECIAL);
        this.matters = new Matters(world, Source.INSPECTION);
        this.found = World.HAZARDS_A_PREMISE / 12 * routine / (1 - MISSED);
    }

    /** The inspections of a day of the span. */
    List<Inspection> on(long day) {
        List<Inspection> inspections = new ArrayList<>();
        routine(day, inspections);
        Tallies.Tally tally = tallies.on(day);
        for (int number = 0; number < tally.total(); number++) {
            inspections.add(special(day, number, tally.cause(number)));
        }
        return inspections;
    }

    /** Premises are dealt out anew to the working days of each month. */
    private void routine(long day, List<Inspection> inspections) {
        if (!world.workTime.isWorkday(day)) {
            return;
        }
        Month month = month(day);
        int before = world.workTime.between(month.first(), day);
        long count = world.premises.count();
        int begin = (int) (count * before / month.workdays());
        int end = (int) (count * (before + 1) / month.workdays());
        for (int place = begin; place < end; place++) {
            int premise = month.order().of(place);
            if (chance.unit(premise, day) >= MISSED) {
                inspections.add(routine(day, place - begin, premise));
            }
        }
    }

    /** The hazards of a day that are put right so many days later. */
    List<Found> rectifiedAfter(long day, int days) {
        List<Found> those = new ArrayList<>();
        for (int packed : lags(day)) {
            if (packed >>> LAG == days) {
                Inspection inspection = inspection(day, (packed & (1 << LAG) - 1) >>> WHICH);
                those.add(new Found(inspection, inspection.hazards().get(packed & (1 << WHICH) - 1)));
            }
        }
        return those;
    }

    private int[] lags(long day) {
        int index = (int) (day - world.firstDay());
        int[] known = lags.get(index);
        if (known == null) {
            known = on(day).stream().flatMapToInt(Inspections::lags).toArray();
            lags.set(index, known);
        }
        return known;
    }

    /** Days until it is put right, the inspection's number and which of its hazards it is. */
    private static IntStream lags(Inspection inspection) {
        return IntStream.range(0, inspection.hazards().size()).map(which -> {
            long lag = Math.min(NEVER, inspection.hazards().get(which).rectified() - inspection.day());
            return (int) lag << LAG | inspection.number() << WHICH | which;
        });
    }

    private Inspection inspection(long day, int number) {
        if (number >= SPECIAL_NUMBERS) {
            int own = number - SPECIAL_NUMBERS;
            return special(day, own, tallies.on(day).cause(own));
        }
        Month month = month(day);
        int before = world.workTime.between(month.first(), day);
        int begin = (int) ((long) world.premises.count() * before / month.workdays());
        return routine(day, number, month.order().of(begin + number));
    }

    private Month month(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int index = world.district.span().index(date);
        Month known = months.get(index);
        if (known == null) {
            long first = date.withDayOfMonth(1).toEpochDay();
            int workdays = world.workTime.between(first, first + date.lengthOfMonth());
            known = new Month(first, workdays, Permutation.of(world.premises.count(), orders.about("month " + index)));
            months.set(index, known);
        }
        return known;
    }

    private Inspection routine(long day, int number, int premise) {
        SplittableRandom random = chance.of(day, premise);
        int hazards = Math.min(9, Draw.poisson(found * world.premises.proneness(premise), random));
        List<Hazard> all = new ArrayList<>(hazards);
        for (int which = 0; which < hazards; which++) {
            double unit = random.nextDouble() < HABIT
                    ? world.premises.habit(premise, random.nextInt(2))
                    : random.nextDouble();
            all.add(hazard(day * 10_000_000 + number * 10L + which, day, premise, unit));
        }
        return new Inspection(day, number, premise, false, all);
    }

    private Hazard hazard(long key, long day, int premise, double unit) {
        int item = world.choice(Source.INSPECTION, day).draw(unit);
        Matter matter = new Matter(
                Matter.hazard(premise, item),
                item,
                world.premises.unit(premise),
                world.premises.firm(premise),
                premise);
        return new Hazard(key, matter, null, rectified(key, day));
    }

    private Inspection special(long day, int number, Cause cause) {
        int own = SPECIAL_NUMBERS + number;
        long key = day * 10_000_000 + own * 10L;
        if (cause != null) {
            Matter matter = matters.ofCause(cause, key);
            return new Inspection(
                    day, own, matter.subject(), true, List.of(new Hazard(key, matter, cause, rectified(key, day))));
        }
        int premise = chance.below(world.premises.count(), key, 1);
        return new Inspection(day, own, premise, true, List.of(hazard(key, day, premise, chance.unit(key, 2))));
    }

    private long rectified(long key, long day) {
        SplittableRandom random = chance.of(key, 3);
        double unit = random.nextDouble();
        if (unit >= RECTIFIED) {
            return Long.MAX_VALUE;
        }
        return unit < RECTIFIED_AT_ONCE
                ? day
                : day + 1 + (long) Math.min(LOOKING_BACK - 2, Draw.exponential(5, random));
    }

    /** When an inspection took place, in seconds since 1970-01-01, local time. */
    long time(long day, int number) {
        return day * WorkTime.DAY + Hours.OFFICE.second(chance.unit(day * 10_000_000 + number, 4));
    }

    /** Numbers for the words about a hazard. */
    SplittableRandom words(long key) {
        return chance.of(key, 5);
    }

    World world() {
        return world;
    }

    @Override
    public void tell(long day, Told.Listener listener) throws IOException {
        for (Inspection inspection : on(day)) {
            for (Hazard hazard : inspection.hazards()) {
                Matter matter = hazard.matter();
                listener.hear(new Told(
                        Source.INSPECTION,
                        hazard.code(),
                        matter.id(),
                        hazard.cause(),
                        world.items.item(matter.item()).code(),
                        matter.unit(),
                        matter.firm(),
                        -1,
                        time(day, inspection.number())));
            }
        }
    }
}
