package org.quanyu.generator.district;

import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Weighted;

/** Chinese names: surnames as frequent as they are, given names of one or two characters. */
final class PersonNames {

    private static final Weighted<String[]> SURNAMES =
            Weighted.of(Resources.table("district/surnames.tsv"), row -> Double.parseDouble(row[1]));
    private static final List<String> GIVEN = Resources.lines("district/given-names.txt");
    private static final double ONE_CHARACTER = 0.14;

    private PersonNames() {}

    static String surname(double unit) {
        return SURNAMES.at(unit)[0];
    }

    static String given(boolean woman, SplittableRandom random) {
        String first = character(woman, random);
        return random.nextDouble() < ONE_CHARACTER ? first : first + character(woman, random);
    }

    /** Leading characters are the frequent ones. */
    private static String character(boolean woman, SplittableRandom random) {
        String characters = GIVEN.get(woman ? 1 : 0);
        double unit = random.nextDouble();
        int index = (int) (StrictMath.pow(unit, 1.6) * characters.length());
        return characters.substring(index, index + 1);
    }
}
