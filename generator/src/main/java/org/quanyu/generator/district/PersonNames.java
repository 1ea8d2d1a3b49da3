package org.quanyu.generator.district;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.resource.Resources;

/** Chinese names: surnames as frequent as they are, given names of one or two characters. */
final class PersonNames {

    private static final Weighted<String[]> SURNAMES =
            Weighted.of(Resources.table("district/surnames.tsv"), row -> Double.parseDouble(row[1]));
    private static final List<String> GIVEN = Resources.lines("district/given-names.txt");
    private static final Weighted<String> OF_MEN = characters(GIVEN.get(0));
    private static final Weighted<String> OF_WOMEN = characters(GIVEN.get(1));
    private static final double ONE_CHARACTER = 0.14;

    private PersonNames() {}

    static String surname(double unit) {
        return SURNAMES.at(unit)[0];
    }

    static String given(boolean woman, SplittableRandom random) {
        String first = character(woman, random);
        return random.nextDouble() < ONE_CHARACTER ? first : first + character(woman, random);
    }

    private static String character(boolean woman, SplittableRandom random) {
        return (woman ? OF_WOMEN : OF_MEN).at(random.nextDouble());
    }

    /** Leading characters are the frequent ones: the share of the first k of n is the 1.6th root of k / n. */
    private static Weighted<String> characters(String all) {
        double length = all.length();
        List<Integer> places = IntStream.range(0, all.length()).boxed().toList();
        Weighted<Integer> weighted = Weighted.of(
                places,
                place -> StrictMath.pow((place + 1) / length, 1 / 1.6) - StrictMath.pow(place / length, 1 / 1.6));
        return weighted.map(place -> all.substring(place, place + 1));
    }
}
