package org.quanyu.pipelines.fuse.golden;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.char_length;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.quanyu.pipelines.fuse.linkage.GoldenColumn;
import org.quanyu.pipelines.fuse.linkage.Survivorship;

/**
 * How the value of one column survives, as expressions. A record puts up a candidate: its value, what the rules ask of
 * it, and where it comes from. The greatest candidate of an entity survives; the order of candidates is total, so that
 * the order of the records does not matter.
 */
final class Survivor {

    static final String SOURCE = "_source";
    static final String RECORD_ID = "_record_id";

    private final GoldenColumn column;

    Survivor(GoldenColumn column) {
        this.column = column;
    }

    /** The candidate of a record; null where it has no value, or a blank one. */
    Column candidate() {
        Column value = expr(column.of().sql());
        List<Column> fields = new ArrayList<>();
        if (isCounted()) {
            fields.add(value.as("value"));
        }
        fields.add(coalesce(
                        column.valid()
                                .map(condition -> expr(condition.sql()).cast("boolean"))
                                .orElse(lit(true)),
                        lit(false))
                .as("valid"));
        for (int rule = 0; rule < column.rules().size(); rule++) {
            fields.add(merit(column.rules().get(rule), value).as(merit(rule)));
        }
        if (!isCounted()) {
            fields.add(value.as("value"));
        }
        fields.add(col(SOURCE).as("source"));
        fields.add(col(RECORD_ID).as("record_key"));
        return when(trim(value.cast("string")).notEqual(""), struct(fields.toArray(Column[]::new)));
    }

    /** The candidates of an entity in one value: the greatest, or all of them where they have to be counted. */
    Column gathered(Column candidate) {
        return isCounted() ? collect_list(candidate) : max(candidate);
    }

    /** The candidate that survives, out of what was gathered. */
    Column survived(Column gathered) {
        return isCounted() ? mostFrequent(sort_array(gathered, false)) : gathered;
    }

    private boolean isCounted() {
        return column.rules().stream().anyMatch(Survivorship.MostFrequent.class::isInstance);
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

    /** Candidates sorted from the greatest down have equal values side by side, the best of each first. */
    private Column mostFrequent(Column sorted) {
        Column none = lit(0);
        Column begin = struct(
                get(sorted, none).as("first"), none.as("run"), get(sorted, none).as("best"), none.as("most"));
        return aggregate(sorted, begin, this::counted, state -> state.getField("best"));
    }

    private Column counted(Column state, Column next) {
        Column begun = state.getField("first");
        Column same = next.getField("value").eqNullSafe(begun.getField("value"));
        Column run = when(same, state.getField("run").plus(1)).otherwise(1);
        Column first = when(same, begun).otherwise(next);
        Column better = rank(first, run).gt(rank(state.getField("best"), state.getField("most")));
        return struct(
                first.as("first"),
                run.as("run"),
                when(better, first).otherwise(state.getField("best")).as("best"),
                when(better, run).otherwise(state.getField("most")).as("most"));
    }

    /** Of a value that so many records have, by its best candidate. */
    private Column rank(Column candidate, Column records) {
        List<Column> merits = new ArrayList<>();
        merits.add(candidate.getField("valid"));
        for (int rule = 0; rule < column.rules().size(); rule++) {
            boolean counts = column.rules().get(rule) instanceof Survivorship.MostFrequent;
            merits.add((counts ? records : candidate.getField(merit(rule))).as(merit(rule)));
        }
        merits.add(candidate.getField("value"));
        return struct(merits.toArray(Column[]::new));
    }
}
