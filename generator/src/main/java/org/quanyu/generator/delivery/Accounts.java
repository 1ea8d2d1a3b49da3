package org.quanyu.generator.delivery;

import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Permutation;
import org.quanyu.generator.district.Digits;

/**
 * The numbers a department gives to its customers: a prefix and nine digits in no visible order, each one once.
 *
 * <p>For firms, people, jobs and meters, numbers below 10^9; {@link RecordKeys} take numbers up to 2^43.
 */
public record Accounts(String prefix, Permutation order) {

    private static final int LENGTH = 9;
    private static final long SIZE = 1_000_000_000;

    public static Accounts of(String prefix, Chance chance) {
        return new Accounts(prefix, Permutation.of(SIZE, chance.about("account " + prefix)));
    }

    public String of(int number) {
        char[] characters = new char[prefix.length() + LENGTH];
        prefix.getChars(0, prefix.length(), characters, 0);
        Digits.write(order.of(number), characters, prefix.length(), LENGTH);
        return new String(characters);
    }
}
