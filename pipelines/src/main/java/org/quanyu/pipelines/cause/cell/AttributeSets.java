package org.quanyu.pipelines.cause.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sets of attributes of which a cause may be: at most one level of each ladder, and no more than a number of them.
 * Naming an element costs what a code needs in which every number of attributes is as likely as any other, then every set
 * of that number, then every element of the set (Rissanen 1978). As the weights of all elements sum to one, the same
 * costs serve as a weighted correction for multiple testing (Holm 1979, Genovese, Roeder and Wasserman 2006).
 */
public final class AttributeSets {

    private final List<int[]> sets = new ArrayList<>();
    private final double[] costs;

    /**
     * @param ladders attributes, each ladder from the tightest level up
     * @param most attributes of a set
     * @param values how many values each attribute has that may be named
     * @param elements how many elements a set can have at most
     */
    public AttributeSets(int[][] ladders, int most, int[] values, double elements) {
        add(ladders, 0, new int[0], most);
        sets.sort((left, right) -> Integer.compare(left.length, right.length));
        int largest = sets.stream().mapToInt(set -> set.length).max().orElse(0);
        int[] ofSize = new int[largest + 1];
        sets.forEach(set -> ofSize[set.length]++);
        costs = sets.stream()
                .mapToDouble(set -> {
                    double possible = 1;
                    for (int attribute : set) {
                        possible *= Math.max(1, values[attribute]);
                    }
                    return Math.log(largest)
                            + Math.log(ofSize[set.length])
                            + Math.log(Math.max(1, Math.min(possible, elements)));
                })
                .toArray();
    }

    private void add(int[][] ladders, int ladder, int[] chosen, int most) {
        if (ladder == ladders.length) {
            if (chosen.length > 0) {
                sets.add(chosen);
            }
            return;
        }
        add(ladders, ladder + 1, chosen, most);
        if (chosen.length < most) {
            for (int attribute : ladders[ladder]) {
                int[] longer = Arrays.copyOf(chosen, chosen.length + 1);
                longer[chosen.length] = attribute;
                add(ladders, ladder + 1, longer, most);
            }
        }
    }

    public int count() {
        return sets.size();
    }

    /** Attributes of a set; the array is shared. */
    public int[] set(int index) {
        return sets.get(index);
    }

    /** What it costs to name an element of a set, in natural units. */
    public double cost(int index) {
        return costs[index];
    }

    /** Where a set stands; -1 if it is none of these. */
    public int indexOf(int[] set) {
        for (int index = 0; index < sets.size(); index++) {
            if (Arrays.equals(sets.get(index), set)) {
                return index;
            }
        }
        return -1;
    }
}
