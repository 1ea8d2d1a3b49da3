package org.quanyu.pipelines.cause.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Turns rows of texts and numbers into codes and numbers. */
public final class Coding {

    private static final UTF8String NONE = UTF8String.EMPTY_UTF8;

    private final List<String> names;
    private final List<Map<UTF8String, Integer>> dictionaries = new ArrayList<>();
    private final List<List<String>> values = new ArrayList<>();
    private final int[] missingCodes;
    private final Set<String> missing;
    private final int[][] codes;
    private final double[][] numbers;
    private int size;
    private int withoutNumber;

    /**
     * @param names of the attributes, which are the first columns of a row
     * @param missing texts, in small letters, that stand for a missing value
     * @param numbers how many columns with numbers follow
     */
    public Coding(List<String> names, Set<String> missing, int numbers) {
        this.names = names;
        this.missing = missing;
        this.codes = new int[names.size()][1024];
        this.numbers = new double[numbers][1024];
        missingCodes = new int[names.size()];
        Arrays.fill(missingCodes, -1);
        names.forEach(name -> {
            dictionaries.add(new HashMap<>());
            values.add(new ArrayList<>());
        });
    }

    /** Adds a row; one that lacks a number, or has one that is not finite, is left out. */
    public void add(InternalRow row) {
        if (size == numbers[0].length) {
            grow();
        }
        for (int number = 0; number < numbers.length; number++) {
            int column = names.size() + number;
            double value = row.isNullAt(column) ? Double.NaN : row.getDouble(column);
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                withoutNumber++;
                return;
            }
            numbers[number][size] = value;
        }
        for (int attribute = 0; attribute < codes.length; attribute++) {
            codes[attribute][size] = code(attribute, row.isNullAt(attribute) ? NONE : row.getUTF8String(attribute));
        }
        size++;
    }

    private int code(int attribute, UTF8String text) {
        Map<UTF8String, Integer> dictionary = dictionaries.get(attribute);
        Integer code = dictionary.get(text);
        if (code != null) {
            return code;
        }
        boolean isMissing = missing.contains(text.toString().toLowerCase(Locale.ROOT));
        int fresh = isMissing && missingCodes[attribute] >= 0
                ? missingCodes[attribute]
                : values.get(attribute).size();
        if (fresh == values.get(attribute).size()) {
            values.get(attribute).add(text.toString());
        }
        if (isMissing) {
            // all that stands for a missing value has one code
            missingCodes[attribute] = fresh;
        }
        dictionary.put(text.copy(), fresh);
        return fresh;
    }

    private void grow() {
        for (int attribute = 0; attribute < codes.length; attribute++) {
            codes[attribute] = Arrays.copyOf(codes[attribute], 2 * size);
        }
        for (int number = 0; number < numbers.length; number++) {
            numbers[number] = Arrays.copyOf(numbers[number], 2 * size);
        }
    }

    /** Rows that were left out. */
    public int withoutNumber() {
        return withoutNumber;
    }

    public Cells cells() {
        List<Attribute> attributes = new ArrayList<>();
        for (int attribute = 0; attribute < codes.length; attribute++) {
            attributes.add(new Attribute(names.get(attribute), values.get(attribute), missingCodes[attribute]));
            codes[attribute] = Arrays.copyOf(codes[attribute], size);
        }
        for (int number = 0; number < numbers.length; number++) {
            numbers[number] = Arrays.copyOf(numbers[number], size);
        }
        return new Cells(attributes, codes, numbers);
    }
}
