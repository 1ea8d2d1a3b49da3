package org.quanyu.pipelines.fuse.golden;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.char_length;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.quanyu.pipelines.fuse.linkage.GoldenColumn;
import org.quanyu.pipelines.fuse.linkage.Survivorship;

/**
 * How the value of one column survives, as expressions. A record puts up a candidate: what the rules ask of it, its value
 * and where it comes from. The greatest candidate of an entity survives; the order of candidates is total, so that
 * the order of the records does not matter.
 */
final class Survivor {

    static final String VALUE = "value";
    static final String SOURCE = "_source";
    static final String RECORD_ID = "_record_id";

    private static final String VALID = "valid";

    private final GoldenColumn column;

    Survivor(GoldenColumn column) {
        this.column = column;
    }

    /** What a record has to say: what the rules ask of it and its value; null where it has none, or a blank one. */
    Column merits() {
        Column value = expr(column.of().sql());
        Map<String, Column> fields = new LinkedHashMap<>();
        fields.put(VALID, coalesce(valid(), lit(false)));
        for (int rule = 0; rule < column.rules().size(); rule++) {
            fields.put(merit(rule), merit(column.rules().get(rule), value));
        }
        fields.put(VALUE, value);
        return when(trim(value.cast("string")).notEqual(""), struct(fields));
    }

    private Column valid() {
        return column.valid()
                .map(condition -> expr(condition.sql()).cast("boolean"))
                .orElse(lit(true));
    }

    /**
     * The candidate that survives: its merits, its {@code value} and the {@code source} and {@code record_key} it is of.
     *
     * @param records of an entity: an array of structs with {@code source}, {@code record_key} and the merits
     * @param place the name of the merits in it
     */
    Column survived(Column records, String place) {
        Column values = records.getField(place).getField(VALUE);
        return array_max(transform(records, record -> candidate(record, record.getField(place), values)));
    }

    /** Fields in the order in which candidates are compared. */
    private Column candidate(Column record, Column merits, Column values) {
        Map<String, Column> fields = new LinkedHashMap<>();
        fields.put(VALID, merits.getField(VALID));
        for (int rule = 0; rule < column.rules().size(); rule++) {
            boolean counts = column.rules().get(rule) instanceof Survivorship.MostFrequent;
            fields.put(merit(rule), counts ? times(merits.getField(VALUE), values) : merits.getField(merit(rule)));
        }
        fields.put(VALUE, merits.getField(VALUE));
        fields.put("source", record.getField("source"));
        fields.put("record_key", record.getField("record_key"));
        return when(merits.isNotNull(), struct(fields));
    }

    private static Column times(Column value, Column values) {
        return size(values).minus(size(array_remove(values, value)));
    }

    private static Column struct(Map<String, Column> fields) {
        return functions.struct(fields.entrySet().stream()
                .map(field -> field.getValue().as(field.getKey()))
                .toArray(Column[]::new));
    }

    private static String merit(int rule) {
        return "merit_" + rule;
    }

    /** The greater, the better; null is the least. */
    private static Column merit(Survivorship rule, Column value) {
        if (rule instanceof Survivorship.MostRecent recent) {
            return expr(recent.by().sql());
        }
        if (rule instanceof Survivorship.Longest) {
            return char_length(value.cast("string"));
        }
        if (rule instanceof Survivorship.MostTrusted trusted) {
            Column[] sources =
                    trusted.sources().stream().map(source -> lit(source)).toArray(Column[]::new);
            Column position = array_position(array(sources), col(SOURCE));
            return when(position.gt(0), position.multiply(-1));
        }
        return lit(0);
    }
}
