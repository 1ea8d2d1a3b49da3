package org.quanyu.pipelines.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Attribute;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Whether ladders are ladders, and which of their levels can be named. */
final class LadderCheck {

    /** An attribute with more values than this share of the rows tells rows apart, not groups of them. */
    private static final double NEARLY_A_KEY = 0.5;

    private static final int ENOUGH_ROWS = 100;

    private final Cells cells;
    private final String input;
    private final List<String> warnings;

    LadderCheck(Cells cells, String input, List<String> warnings) {
        this.cells = cells;
        this.input = input;
        this.warnings = warnings;
    }

    /**
     * The ladders as attributes of the cells, without levels that cannot be a cause.
     *
     * @param ladders names of all attributes, in the order of the cells
     */
    int[][] checked(List<List<String>> ladders) {
        int attribute = 0;
        for (List<String> ladder : ladders) {
            for (int level = 1; level < ladder.size(); level++) {
                requireOneParent(attribute + level - 1, attribute + level);
            }
            attribute += ladder.size();
        }
        return named(ladders);
    }

    /** The same of ladders that need not be nested. */
    int[][] named(List<List<String>> ladders) {
        List<int[]> checked = new ArrayList<>();
        int attribute = 0;
        for (List<String> ladder : ladders) {
            int from = attribute;
            attribute += ladder.size();
            int[] named =
                    IntStream.range(from, attribute).filter(this::canBeNamed).toArray();
            if (named.length > 0) {
                checked.add(named);
            }
        }
        return checked.toArray(int[][]::new);
    }

    private boolean canBeNamed(int attribute) {
        Attribute column = cells.attributes().get(attribute);
        int values = column.values().size();
        if (values < 2) {
            warnings.add("all rows have the same " + column.name() + ", so it explains nothing");
            return false;
        }
        if (cells.size() >= ENOUGH_ROWS && values > NEARLY_A_KEY * cells.size()) {
            warnings.add(column.name() + " has " + values + " values in " + cells.size()
                    + " rows and is left out: it tells rows apart, not groups of them");
            return false;
        }
        return true;
    }

    /** Every value has one parent; where one of both is missing, nothing is said. */
    private void requireOneParent(int child, int parent) {
        Attribute children = cells.attributes().get(child);
        Attribute parents = cells.attributes().get(parent);
        int[] parentOf = new int[children.values().size()];
        Arrays.fill(parentOf, -1);
        for (int row = 0; row < cells.size(); row++) {
            int of = cells.codes()[child][row];
            int is = cells.codes()[parent][row];
            if (of != children.missing() && is != parents.missing()) {
                if (parentOf[of] >= 0 && parentOf[of] != is) {
                    throw new LakeException(
                            FailureCode.CAUSES_LADDER,
                            "in " + input + " " + children.name() + " \""
                                    + children.values().get(of) + "\" is of " + parents.name() + " \""
                                    + parents.values().get(parentOf[of]) + "\" and of \""
                                    + parents.values().get(is) + "\"",
                            "a ladder goes from the tightest level up, and each value has one parent: mend the data,"
                                    + " the order, or put the two into ladders of their own");
                }
                parentOf[of] = is;
            }
        }
    }
}
