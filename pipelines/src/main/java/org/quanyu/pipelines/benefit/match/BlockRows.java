package org.quanyu.pipelines.benefit.match;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.kernel.Block;
import org.quanyu.dmn.kernel.Column;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

/** The rows of a block: fills it from rows of facts, and keeps them for what is told of the rows that are found. */
final class BlockRows {

    private final FactTable.Layout layout;
    private final long day;
    private final InternalRow[] rows = new InternalRow[Block.ROWS];
    private final int[] place;
    private final Map<String, Integer> columnOf = new HashMap<>();
    /** The numbers of texts: the same in all columns. */
    private final Map<UTF8String, Long> codes = new HashMap<>();

    private final BitSet unknown = new BitSet();
    private final int dayColumn;
    private final List<Column> asked;
    private int size;

    /** @param day as of which is decided, counted from 1970-01-01 */
    BlockRows(FactTable.Layout layout, List<Column> asked, long day) {
        this.layout = layout;
        this.asked = asked;
        this.day = day;
        this.place = new int[layout.columns().size()];
        for (int fact = 0; fact < place.length; fact++) {
            place[fact] = indexOf(layout.columns().get(fact).name());
            columnOf.put(layout.columns().get(fact).name(), fact);
        }
        this.dayColumn = indexOf(PolicyReader.AS_OF);
    }

    private int indexOf(String name) {
        for (int column = 0; column < asked.size(); column++) {
            if (asked.get(column).name().equals(name)) {
                return column;
            }
        }
        return -1;
    }

    void clear(Block block) {
        size = 0;
        block.clear();
        for (int column = 0; column < asked.size(); column++) {
            boolean isGiven = columnOf.containsKey(asked.get(column).name()) || column == dayColumn;
            for (int row = 0; row < Block.ROWS; row++) {
                if (column == dayColumn) {
                    block.put(column, row, day);
                } else if (!isGiven) {
                    block.putUnknown(column, row);
                }
            }
        }
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == Block.ROWS;
    }

    InternalRow row(int index) {
        return rows[index];
    }

    /** Adds a row, which it copies. */
    void add(InternalRow given, Block block) {
        InternalRow row = given.copy();
        markUnknown(row);
        for (int fact = 0; fact < place.length; fact++) {
            if (place[fact] >= 0) {
                put(row, fact, block);
            }
        }
        rows[size++] = row;
    }

    private void markUnknown(InternalRow row) {
        unknown.clear();
        if (layout.unknownAt() == FactTable.Layout.NONE || row.isNullAt(layout.unknownAt())) {
            return;
        }
        ArrayData names = row.getArray(layout.unknownAt());
        for (int index = 0; index < names.numElements(); index++) {
            Integer fact = columnOf.get(names.getUTF8String(index).toString());
            if (fact != null) {
                unknown.set(fact);
            }
        }
    }

    private void put(InternalRow row, int fact, Block block) {
        FactColumn column = layout.columns().get(fact);
        if (unknown.get(fact)) {
            block.putUnknown(place[fact], size);
        } else if (column.isMissing(row)) {
            if (layout.unknownAt() == FactTable.Layout.NONE) {
                block.putUnknown(place[fact], size);
            } else {
                block.putNone(place[fact], size);
            }
        } else if (column.kind() == Kind.TEXT) {
            block.put(place[fact], size, code(asked.get(place[fact]), row.getUTF8String(column.ordinal())));
        } else {
            try {
                block.put(place[fact], size, column.whole(row));
            } catch (ArithmeticException e) {
                block.putBeyond(size);
            }
        }
    }

    private long code(Column column, UTF8String text) {
        return codes.computeIfAbsent(text, key -> column.code(key.toString()));
    }

    /** The facts of a row as FEEL has them, for the interpreter. */
    Map<String, Object> given(int index) {
        InternalRow row = rows[index];
        markUnknown(row);
        Map<String, Object> given = new HashMap<>();
        asked.forEach(column -> given.put(column.name(), Unknown.UNKNOWN));
        for (int fact = 0; fact < place.length; fact++) {
            given.put(layout.columns().get(fact).name(), value(row, fact));
        }
        given.put(PolicyReader.AS_OF, java.time.LocalDate.ofEpochDay(day));
        return given;
    }

    private Object value(InternalRow row, int fact) {
        FactColumn column = layout.columns().get(fact);
        if (unknown.get(fact)) {
            return Unknown.UNKNOWN;
        } else if (column.isMissing(row)) {
            return layout.unknownAt() == FactTable.Layout.NONE ? Unknown.UNKNOWN : null;
        }
        return column.value(row);
    }
}
