package org.quanyu.generator.benefit;

import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.District;

/**
 * What departments do not know: facts that are missing from what they deliver. Whether one is missing is decided once
 * for an entity and a register, so that it stays unknown.
 */
final class Gaps {

    /** Rows that are absent from a register. */
    public static final double ROW_ABSENT = 0.02;

    /** Cells that are empty. */
    public static final double CELL_EMPTY = 0.04;

    /** Cells that hold 不详; numbers and dates are left empty instead. */
    public static final double CELL_UNKNOWN = 0.02;

    /** Cells that hold a wrong value. */
    public static final double CELL_WRONG = 0.005;

    /** Names and numbers with a slip of the pen. */
    public static final double IDENTITY_WRONG = 0.004;

    /** How a fact is delivered. */
    enum State {
        DELIVERED,
        ROW_ABSENT,
        EMPTY,
        UNKNOWN,
        WRONG
    }

    private final Chance rows;
    private final Chance cells;

    Gaps(District district) {
        this.rows = district.chance().about("absent rows of registers");
        this.cells = district.chance().about("missing cells of registers");
    }

    boolean isRowAbsent(int register, int entity) {
        return rows.unit(register, entity) < ROW_ABSENT;
    }

    State of(int register, Fact fact, int entity) {
        if (isRowAbsent(register, entity)) {
            return State.ROW_ABSENT;
        }
        double unit = cells.unit(fact.ordinal(), entity);
        return unit < CELL_EMPTY
                ? State.EMPTY
                : unit < CELL_EMPTY + CELL_UNKNOWN
                        ? State.UNKNOWN
                        : unit < CELL_EMPTY + CELL_UNKNOWN + CELL_WRONG ? State.WRONG : State.DELIVERED;
    }

    /** Which slip a name or number has: 0 for none. */
    int slip(int register, int entity) {
        double unit = rows.unit(1_000 + register, entity);
        return unit < IDENTITY_WRONG ? 1 + (int) (unit / IDENTITY_WRONG * 4) : 0;
    }
}
