package org.quanyu.pipelines.benefit.match;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.kernel.Block;
import org.quanyu.dmn.kernel.Column;
import org.quanyu.pipelines.benefit.match.FactColumn.Storage;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

/** The rows of a block within a batch of facts: fills it, and looks up what is told of the rows that are found. */
final class BlockRows {

    private static final int NOWHERE = -1;

    private final FactTable facts;
    private final long day;
    private final List<Column> asked;
    private final int[] place;
    private final int[] notGiven;
    private final int dayColumn;
    private final Map<UTF8String, Integer> factOf = new HashMap<>();
    /** The numbers of texts: the same in all columns. */
    private final Map<UTF8String, Long> codes = new HashMap<>();

    private ColumnarBatch batch = new ColumnarBatch(new ColumnVector[0]);
    private int from;
    private int size;

    /** @param day as of which is decided, counted from 1970-01-01 */
    BlockRows(FactTable facts, List<Column> asked, long day) {
        this.facts = facts;
        this.asked = asked;
        this.day = day;
        List<String> names = asked.stream().map(Column::name).toList();
        List<String> given = facts.columns().stream().map(FactColumn::name).toList();
        this.place = given.stream().mapToInt(names::indexOf).toArray();
        this.dayColumn = names.indexOf(PolicyReader.AS_OF);
        this.notGiven = names.stream()
                .filter(name -> !given.contains(name) && !name.equals(PolicyReader.AS_OF))
                .mapToInt(names::indexOf)
                .toArray();
        for (String name : given) {
            factOf.put(UTF8String.fromString(name), given.indexOf(name));
        }
    }

    /** Moves to the rows of a batch from one on, as many as a block holds. */
    void fill(ColumnarBatch batch, int from, Block block) {
        this.batch = batch;
        this.from = from;
        this.size = Math.min(Block.ROWS, batch.numRows() - from);
        block.clear();
        for (int row = 0; row < size; row++) {
            if (dayColumn != NOWHERE) {
                block.put(dayColumn, row, day);
            }
            for (int column : notGiven) {
                block.putUnknown(column, row);
            }
        }
        for (int fact = 0; fact < place.length; fact++) {
            if (place[fact] != NOWHERE) {
                put(facts.columns().get(fact), place[fact], block);
            }
        }
        if (facts.tellsUnknown()) {
            putUnknown(block);
        }
    }

    int size() {
        return size;
    }

    private void put(FactColumn fact, int column, Block block) {
        ColumnVector cells = batch.column(fact.ordinal());
        for (int row = 0; row < size; row++) {
            if (!fact.isMissing(cells, from + row)) {
                putValue(fact, cells, column, row, block);
            } else if (facts.tellsUnknown()) {
                block.putNone(column, row);
            } else {
                block.putUnknown(column, row);
            }
        }
    }

    private void putValue(FactColumn fact, ColumnVector cells, int column, int row, Block block) {
        if (fact.storage() == Storage.TEXT) {
            block.put(column, row, code(asked.get(column), cells.getUTF8String(from + row)));
            return;
        }
        try {
            block.put(column, row, fact.whole(cells, from + row));
        } catch (ArithmeticException e) {
            block.putBeyond(row);
        }
    }

    private long code(Column column, UTF8String text) {
        Long known = codes.get(text);
        if (known == null) {
            known = column.code(text.toString());
            codes.put(text.copy(), known);
        }
        return known;
    }

    private void putUnknown(Block block) {
        for (int row = 0; row < size; row++) {
            ColumnarArray names = unknown(row);
            for (int index = 0; names != null && index < names.numElements(); index++) {
                Integer fact = factOf.get(names.getUTF8String(index));
                if (fact != null && place[fact] != NOWHERE) {
                    block.putUnknown(place[fact], row);
                }
            }
        }
    }

    private ColumnarArray unknown(int row) {
        ColumnVector cells = batch.column(facts.unknownAt());
        return cells.isNullAt(from + row) ? null : cells.getArray(from + row);
    }

    UTF8String entity(int row) {
        return facts.entity().storage() == Storage.TEXT
                ? batch.column(facts.entity().ordinal()).getUTF8String(from + row)
                : UTF8String.fromString(text(facts.entity(), row));
    }

    /** Whether a fact has a value. */
    boolean isKnown(FactColumn fact, int row) {
        return !fact.isMissing(batch.column(fact.ordinal()), from + row);
    }

    /** The value of a fact that has one, as tables show it. */
    String text(FactColumn fact, int row) {
        return fact.text(batch.column(fact.ordinal()), from + row);
    }

    /** From which day a source's facts are, as Spark counts days; by the source, where it is known. */
    void days(int row, ObjIntConsumer<String> told) {
        facts.days().forEach((source, ordinal) -> {
            ColumnVector cells = batch.column(ordinal);
            if (!cells.isNullAt(from + row)) {
                told.accept(source, cells.getInt(from + row));
            }
        });
    }

    /** The facts of a row as FEEL has them, for the interpreter. */
    Map<String, Object> given(int row) {
        Map<String, Object> given = new HashMap<>();
        asked.forEach(column -> given.put(column.name(), Unknown.UNKNOWN));
        for (FactColumn fact : facts.columns()) {
            if (isKnown(fact, row)) {
                given.put(fact.name(), fact.value(batch.column(fact.ordinal()), from + row));
            } else {
                given.put(fact.name(), facts.tellsUnknown() ? null : Unknown.UNKNOWN);
            }
        }
        ColumnarArray names = facts.tellsUnknown() ? unknown(row) : null;
        for (int index = 0; names != null && index < names.numElements(); index++) {
            given.put(names.getUTF8String(index).toString(), Unknown.UNKNOWN);
        }
        given.put(PolicyReader.AS_OF, LocalDate.ofEpochDay(day));
        return given;
    }
}
