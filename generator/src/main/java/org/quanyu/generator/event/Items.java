package org.quanyu.generator.event;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.text.Family;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.ItemCatalogue;

/** The catalogue of items by number, with choices among some of them. */
final class Items {

    /** Items that no planted cause touches. */
    static final double QUIET = 0.3;

    private static final long FIRST_DAY_OF_ALL = LocalDate.of(2023, 1, 1).toEpochDay();

    private final List<Item> items = ItemCatalogue.district().items();
    private final boolean[] quiet;
    private final Choice older;
    private final Choice all;

    Items(Chance chance) {
        Chance own = chance.about("quiet item");
        quiet = new boolean[items.size()];
        for (int index = 0; index < quiet.length; index++) {
            quiet[index] = own.unit(index) < QUIET;
        }
        all = choice(item -> true, false);
        older = choice(item -> item.since() <= 2022, false);
    }

    Item item(int index) {
        return items.get(index);
    }

    /** The departments that handle items, in the order of the catalogue. */
    List<String> departments() {
        return items.stream().map(Item::department).distinct().toList();
    }

    int count() {
        return items.size();
    }

    boolean isQuiet(int index) {
        return quiet[index];
    }

    /** All items in force on a day since 1970-01-01. */
    Choice on(long day) {
        return day >= FIRST_DAY_OF_ALL ? all : older;
    }

    Choice ofFamily(Family family) {
        return choice(item -> item.family() == family && item.since() <= 2022, false);
    }

    /** Items that causes may touch, of those in force since 2022, so that a cause means the same at all times. */
    Choice touched(Predicate<Item> wanted) {
        return choice(item -> item.since() <= 2022 && wanted.test(item), true);
    }

    /** Of some items together, quiet ones among them. */
    double popularity(Predicate<Item> wanted) {
        return items.stream().filter(wanted).mapToDouble(Item::popularity).sum();
    }

    private Choice choice(Predicate<Item> wanted, boolean touched) {
        List<Integer> found = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            if (wanted.test(items.get(index)) && !(touched && quiet[index])) {
                found.add(index);
            }
        }
        return choice(found.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Of the given items, by popularity. */
    Choice choice(int... numbers) {
        double[] upTo = new double[numbers.length];
        double sum = 0;
        for (int place = 0; place < numbers.length; place++) {
            sum += items.get(numbers[place]).popularity();
            upTo[place] = sum;
        }
        return new Choice(numbers, upTo);
    }

    /** Items to draw from by popularity. */
    record Choice(int[] numbers, double[] upTo) {

        int draw(double unit) {
            int found = Arrays.binarySearch(upTo, unit * popularity());
            return numbers[Math.min(found < 0 ? -found - 1 : found + 1, numbers.length - 1)];
        }

        boolean isEmpty() {
            return numbers.length == 0;
        }

        /** Of all of them together. */
        double popularity() {
            return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
        }
    }
}
