package org.quanyu.generator.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.resource.Resources;

/** The district's catalogue of governance items (事项目录). */
public final class ItemCatalogue {

    /** Items of the catalogue of 2023. */
    public static final int SIZE = 2446;

    /** Items that the catalogue of 2022 had already. */
    public static final int SIZE_2022 = 1800;

    private static final ItemCatalogue DISTRICT = new ItemCatalogue(read());

    private final List<Item> items;
    private final Map<String, Item> byCode = new HashMap<>();
    private final double[] popularityUpTo;
    private final List<Item> older;
    private final double[] olderUpTo;

    private ItemCatalogue(List<Item> items) {
        this.items = items;
        items.forEach(item -> byCode.put(item.code(), item));
        popularityUpTo = upTo(items);
        older = items.stream().filter(item -> item.since() <= 2022).toList();
        olderUpTo = upTo(older);
    }

    /** The catalogue of the district. */
    public static ItemCatalogue district() {
        return DISTRICT;
    }

    /** All items, in the order of their codes. */
    public List<Item> items() {
        return items;
    }

    /** The items in force on a day. */
    public List<Item> items(LocalDate day) {
        return day.getYear() >= 2023 ? items : older;
    }

    public Item item(String code) {
        Item item = byCode.get(code);
        if (item == null) {
            throw new IllegalArgumentException("there is no item " + code);
        }
        return item;
    }

    /** An item by popularity, from those in force on a day. */
    public Item draw(LocalDate day, SplittableRandom random) {
        boolean all = day.getYear() >= 2023;
        double[] upTo = all ? popularityUpTo : olderUpTo;
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return (all ? items : older).get(Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1));
    }

    private static double[] upTo(List<Item> items) {
        double[] upTo = new double[items.size()];
        double sum = 0;
        for (int index = 0; index < upTo.length; index++) {
            sum += items.get(index).popularity();
            upTo[index] = sum;
        }
        return upTo;
    }

    private static List<Item> read() {
        Map<String, List<Entry>> categories = new LinkedHashMap<>();
        for (String line : Resources.lines("text/catalogue.tsv")) {
            String[] cells = line.split("\t", -1);
            List<Entry> entries = categories.computeIfAbsent(cells[0] + "\t" + cells[1], category -> new ArrayList<>());
            addCombinations(cells, entries);
        }
        int[] numberInFamily = new int[Family.values().length];
        double popularity =
                categories.values().stream().mapToDouble(ItemCatalogue::weight).sum();
        List<Item> items = new ArrayList<>(SIZE);
        for (Map.Entry<String, List<Entry>> category : categories.entrySet()) {
            String[] names = category.getKey().split("\t");
            Family family = Family.titled(names[0]);
            int number = ++numberInFamily[family.ordinal()];
            addItems(family, names[1], number, category.getValue(), popularity, items);
        }
        return List.copyOf(items);
    }

    private static String code(Family family, int category, int item) {
        return "" + family.letter() + (category < 10 ? "0" : "") + category
                + (item < 10 ? "-00" : item < 100 ? "-0" : "-") + item;
    }

    private static double weight(List<Entry> entries) {
        double weight = 0;
        for (int rank = 0; rank < entries.size(); rank++) {
            weight += entries.get(rank).weight(rank);
        }
        return weight;
    }

    /** The first of a category are those of 2022, so many that they are 1,800 in all. */
    private static void addItems(
            Family family, String category, int number, List<Entry> entries, double popularity, List<Item> items) {
        int before = items.size();
        int older = (before + entries.size()) * SIZE_2022 / SIZE - before * SIZE_2022 / SIZE;
        for (int index = 0; index < entries.size(); index++) {
            Entry entry = entries.get(index);
            String code = code(family, number, index + 1);
            items.add(new Item(
                    code,
                    family,
                    category,
                    entry.object + entry.problem,
                    entry.object,
                    entry.problem,
                    entry.department,
                    entry.workingDays,
                    index < older ? 2022 : 2023,
                    entry.weight(index) / popularity,
                    entry.topic));
        }
    }

    private static void addCombinations(String[] cells, List<Entry> entries) {
        for (String object : cells[6].split("/")) {
            for (String problem : cells[7].split("/")) {
                String topic = topicOf(problem, topicOf(object, cells[5]));
                entries.add(new Entry(
                        withoutTopic(object),
                        withoutTopic(problem),
                        cells[2],
                        Integer.parseInt(cells[3]),
                        Double.parseDouble(cells[4]),
                        topic));
            }
        }
    }

    private static String topicOf(String text, String otherwise) {
        int equals = text.indexOf('=');
        return equals < 0 ? otherwise : text.substring(equals + 1);
    }

    private static String withoutTopic(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }

    /** An item before it has a number. */
    private record Entry(
            String object, String problem, String department, int workingDays, double popularity, String topic) {

        /** Falls off with the rank in the category, as Zipf has it. */
        double weight(int rank) {
            return Math.sqrt(popularity) * popularity / (rank + 1);
        }
    }
}
