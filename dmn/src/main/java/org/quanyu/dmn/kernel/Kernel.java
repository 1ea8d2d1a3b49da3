package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.quanyu.dmn.feel.Unknown;

/**
 * Decisions of models, evaluated for a block of rows at a time: every operation that several decisions share is done once a
 * block, truths are bits. For one thread.
 */
public final class Kernel {

    private final List<Column> columns;
    private final List<Operation> operations;
    private final List<Output> outputs;
    private final Words words;
    private final Slots slots;

    /** Where a decision's results lie; a truth is held as such. */
    record Output(int slot, Column.Kind kind) {}

    Kernel(List<Column> columns, List<Operation> operations, List<Output> outputs, Words words) {
        this.columns = columns;
        this.operations = operations;
        this.outputs = outputs;
        this.words = words;
        this.slots = new Slots(operations.size());
        for (int slot = 0; slot < operations.size(); slot++) {
            if (operations.get(slot) instanceof Operation.Value value) {
                slots.hold(slot, new Numbers(value.scale()));
            } else {
                slots.hold(slot, new Truths());
            }
            if (operations.get(slot).isConstant()) {
                run(slot);
            }
        }
    }

    /** The facts that it asks for; a block holds them in this order. */
    public List<Column> columns() {
        return columns;
    }

    /** Evaluates all decisions for the rows of a block. */
    public void run(Block block) {
        slots.begin(block.beyond());
        for (int slot = 0; slot < operations.size(); slot++) {
            if (operations.get(slot) instanceof NumberOperation.Fact fact) {
                slots.hold(slot, block.column(fact.column()));
            } else if (!operations.get(slot).isConstant()) {
                run(slot);
            }
        }
    }

    private void run(int slot) {
        Operation operation = operations.get(slot);
        if (operation instanceof Operation.Value value) {
            value.run(slots, slots.numbers(slot));
        } else if (operation instanceof Operation.Truth truth) {
            truth.run(slots, slots.truths(slot));
        }
    }

    /** Whether a row's numbers did not fit, so that the interpreter has to evaluate it. */
    public boolean isOverflown(int row) {
        return slots.isOverflown(row);
    }

    /**
     * What was decided for a row, as FEEL has it.
     *
     * @param decision its place among those that were added
     */
    public Object result(int decision, int row) {
        Output output = outputs.get(decision);
        if (operations.get(output.slot()) instanceof Operation.Truth) {
            Truths truths = slots.truths(output.slot());
            return bit(truths.open(), row)
                    ? Unknown.UNKNOWN
                    : bit(truths.none(), row) ? null : (Object) bit(truths.yes(), row);
        }
        Numbers numbers = slots.numbers(output.slot());
        if (numbers.isOpen(row)) {
            return Unknown.UNKNOWN;
        }
        return numbers.isNone(row) ? null : value(output.kind(), numbers, row);
    }

    /** A bit for each row of the block for which a clause is met. */
    public long[] met(int clause) {
        return slots.truths(outputs.get(clause).slot()).yes();
    }

    /** A bit for each row of the block for which nobody knows whether a clause is met. */
    public long[] unknown(int clause) {
        return slots.truths(outputs.get(clause).slot()).open();
    }

    private Object value(Column.Kind kind, Numbers numbers, int row) {
        long number = numbers.values()[row];
        return switch (kind) {
            case NUMBER -> BigDecimal.valueOf(number, numbers.scale());
            case BOOLEAN -> number == 1;
            case TEXT -> words.text(number);
            case DATE -> LocalDate.ofEpochDay(number);
            case MONTHS -> Period.ofMonths(Math.toIntExact(number)).normalized();
            case SECONDS -> duration(BigDecimal.valueOf(number, numbers.scale()));
        };
    }

    private static Duration duration(BigDecimal seconds) {
        long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
        BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
        return Duration.ofSeconds(whole, rest.movePointRight(9).longValueExact());
    }

    private static boolean bit(long[] bits, int row) {
        return (bits[row >> 6] >>> row & 1) != 0;
    }
}
