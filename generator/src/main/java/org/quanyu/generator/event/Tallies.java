package org.quanyu.generator.event;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;

/** How many events of a source there are on each day of the span: first those of no cause, then cause by cause. */
final class Tallies {

    /**
     * The events of a day.
     *
     * @param background those without a cause; their numbers come first
     * @param causes that act
     * @param upTo behind the last event of each cause
     */
    record Tally(int background, Cause[] causes, int[] upTo) {

        int total() {
            return upTo.length == 0 ? background : upTo[upTo.length - 1];
        }

        /** The cause of an event; null for none. */
        Cause cause(int number) {
            if (number < background) {
                return null;
            }
            int place = 0;
            while (number >= upTo[place]) {
                place++;
            }
            return causes[place];
        }
    }

    private final Chance chance;
    private final Rate rate;
    private final double unexplained;
    private final List<Cause> causes;
    private final long first;
    private final AtomicReferenceArray<Tally> days;

    /** @param unexplained events of the source without a cause that are counted here, of all */
    Tallies(World world, Causes causes, Source source, double unexplained) {
        this.chance = world.chance.about("tally " + source);
        this.rate = world.rate(source);
        this.causes = causes.of(source);
        this.unexplained = unexplained;
        this.first = world.firstDay();
        this.days = new AtomicReferenceArray<>(world.district.span().days());
    }

    /** The events of a day of the span. */
    Tally on(long day) {
        int index = (int) (day - first);
        Tally known = days.get(index);
        if (known == null) {
            known = count(day);
            days.set(index, known);
        }
        return known;
    }

    private Tally count(long day) {
        int background = Draw.poisson(rate.on(day) * unexplained, chance.of(day));
        Cause[] acting = new Cause[causes.size()];
        int[] upTo = new int[causes.size()];
        int found = 0;
        int sum = background;
        for (Cause cause : causes) {
            double expected = cause.expected(day);
            if (expected > 0) {
                SplittableRandom random = chance.of(day, cause.number());
                int events = Draw.poisson(expected, random);
                if (events > 0) {
                    sum += events;
                    acting[found] = cause;
                    upTo[found++] = sum;
                }
            }
        }
        return new Tally(background, Arrays.copyOf(acting, found), Arrays.copyOf(upTo, found));
    }
}
