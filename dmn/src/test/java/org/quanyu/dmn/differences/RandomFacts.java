package org.quanyu.dmn.differences;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.quanyu.dmn.feel.Unknown;

/**
 * Facts of one model, made at random: two numbers, a string, a boolean and a date. The constants of the model's tests come from a
 * few that are drawn first, so that the values at them, between them and beyond them are those that simple tests tell apart.
 */
final class RandomFacts {

    static final Map<String, String> TYPES = types();

    static final List<String> WORDS = List.of("甲", "乙", "丙", "其他");

    private static final int MOST = 600;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Random random;
    private final double unknown;
    private final List<BigDecimal> numbers;
    private final List<BigDecimal> wholes;
    private final List<LocalDate> days;
    private final Map<String, List<Object>> values = new LinkedHashMap<>();

    RandomFacts(Random random) {
        this.random = random;
        this.unknown = 0.05 + 0.15 * random.nextDouble();
        this.numbers = List.of(number(), number(), number());
        this.wholes = List.of(whole(), whole());
        this.days = List.of(day(), day());
        values.put("n", around(numbers, (value, all) -> {
            all.add(plain(value.subtract(HALF)));
            all.add(plain(value.add(HALF)));
        }));
        values.put("m", around(wholes, (value, all) -> {
            all.add(value.subtract(BigDecimal.ONE));
            all.add(value.add(BigDecimal.ONE));
        }));
        values.put("d", around(days, (value, all) -> {
            all.add(value.minusDays(1));
            all.add(value.plusDays(1));
        }));
        values.put("s", around(WORDS, (value, all) -> {}));
        values.put("b", around(List.of(true, false), (value, all) -> {}));
    }

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("n", "number");
        types.put("m", "number");
        types.put("s", "string");
        types.put("b", "boolean");
        types.put("d", "date");
        return types;
    }

    private static <T> List<Object> around(List<T> constants, BiConsumer<T, Set<Object>> more) {
        Set<Object> all = new LinkedHashSet<>(constants);
        constants.forEach(constant -> more.accept(constant, all));
        all.add(null);
        return new ArrayList<>(all);
    }

    /** A number that tests compare with. */
    String anyNumber() {
        return any(numbers).toPlainString();
    }

    String anyWhole() {
        return any(wholes).toPlainString();
    }

    /** A date that tests compare with, in FEEL. */
    String anyDay() {
        return "date(\"" + any(days) + "\")";
    }

    List<BigDecimal> sortedNumbers() {
        return numbers.stream().distinct().sorted().toList();
    }

    <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    String any(String... items) {
        return items[random.nextInt(items.length)];
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** One set of facts; of every model another share of 5 to 20 % is unknown. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        TYPES.keySet().forEach(name -> row.put(name, chance(unknown) ? Unknown.UNKNOWN : value(name)));
        return row;
    }

    private Object value(String name) {
        if (!chance(0.2)) {
            return any(values.get(name));
        }
        return switch (name) {
            case "n" -> number();
            case "m" -> whole();
            case "d" -> day();
            case "s" -> any("丁", "甲乙", "");
            default -> any(values.get(name));
        };
    }

    /**
     * Facts that may turn out to be those of a row, null among them: all combinations of the values that the tests tell apart, or
     * some of them where they are too many.
     */
    List<Map<String, Object>> completions(Map<String, Object> row) {
        List<String> open = row.keySet().stream()
                .filter(name -> row.get(name) == Unknown.UNKNOWN)
                .toList();
        long size = open.stream().mapToLong(name -> values.get(name).size()).reduce(1, (one, other) -> one * other);
        List<Map<String, Object>> completions = new ArrayList<>();
        for (long at = 0; at < Math.min(size, MOST); at++) {
            long rest = size <= MOST ? at : Math.floorMod(random.nextLong(), size);
            Map<String, Object> completion = new LinkedHashMap<>(row);
            for (String name : open) {
                List<Object> some = values.get(name);
                completion.put(name, some.get((int) (rest % some.size())));
                rest /= some.size();
            }
            completions.add(completion);
        }
        return completions;
    }

    private BigDecimal number() {
        return plain(BigDecimal.valueOf(random.nextInt(20) - 4L).multiply(HALF));
    }

    private BigDecimal whole() {
        return BigDecimal.valueOf(random.nextInt(10) - 2L);
    }

    private LocalDate day() {
        return LocalDate.of(2024, 1, 25).plusDays(random.nextInt(40));
    }

    /** Without zeros at the end, by which kie-dmn tells equal numbers apart. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
