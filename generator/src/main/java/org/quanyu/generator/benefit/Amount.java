package org.quanyu.generator.benefit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** How much a benefit pays, in whole yuan. */
public sealed interface Amount {

    long of(int[] facts);

    /** The same for all. */
    record Fixed(long yuan) implements Amount {
        @Override
        public long of(int[] facts) {
            return yuan;
        }
    }

    /** By steps of a fact: what the highest step that is reached pays, nothing below the first. */
    record Steps(Fact fact, int[] from, long[] yuan) implements Amount {
        @Override
        public long of(int[] facts) {
            long paid = 0;
            for (int step = 0; step < from.length && facts[fact.ordinal()] >= from[step]; step++) {
                paid = yuan[step];
            }
            return paid;
        }
    }

    /** A share of a sum in whole yuan, what is less is dropped, up to a cap; sums held in 10,000 yuan are paid in yuan. */
    record Share(BigDecimal share, Fact fact, long most) implements Amount {
        @Override
        public long of(int[] facts) {
            long sum = facts[fact.ordinal()] * (fact.unit().equals("万元") ? 10_000L : 1L);
            return Math.min(most, share.multiply(BigDecimal.valueOf(sum)).longValue());
        }
    }

    /** So much for each one that is counted, up to a cap. */
    record Each(Fact fact, long yuan, long most) implements Amount {
        @Override
        public long of(int[] facts) {
            return Math.min(most, yuan * facts[fact.ordinal()]);
        }
    }

    /** What an income lacks of a standard, for each one that is counted. */
    record TopUp(Fact income, long standard, Fact heads) implements Amount {
        @Override
        public long of(int[] facts) {
            return Math.max(0, standard - facts[income.ordinal()]) * facts[heads.ordinal()];
        }
    }

    /**
     * Reads {@code fixed 200}, {@code by age 80=200 90=300}, {@code share 0.3 of rent most 800},
     * {@code each graduates_hired 1500 most 50000}, {@code top-up household_income to 1365 each members}.
     */
    static Amount parse(String text) {
        List<String> words = List.of(text.split(" +"));
        return switch (words.get(0)) {
            case "fixed" -> new Fixed(Long.parseLong(words.get(1)));
            case "by" -> steps(Fact.of(words.get(1)), words.subList(2, words.size()));
            case "share" ->
                new Share(new BigDecimal(words.get(1)), Fact.of(words.get(3)), Long.parseLong(words.get(5)));
            case "each" -> new Each(Fact.of(words.get(1)), Long.parseLong(words.get(2)), Long.parseLong(words.get(4)));
            case "top-up" -> new TopUp(Fact.of(words.get(1)), Long.parseLong(words.get(3)), Fact.of(words.get(5)));
            default -> throw new IllegalArgumentException("no amount \"" + text + "\"");
        };
    }

    private static Amount steps(Fact fact, List<String> steps) {
        int[] from = new int[steps.size()];
        long[] yuan = new long[steps.size()];
        for (int step = 0; step < from.length; step++) {
            String[] sides = steps.get(step).split("=");
            from[step] = fact.number(sides[0]);
            yuan[step] = Long.parseLong(sides[1]);
        }
        if (!Arrays.equals(from, Arrays.stream(from).sorted().toArray())) {
            throw new IllegalArgumentException("steps out of order: " + steps);
        }
        return new Steps(fact, from, yuan);
    }
}
