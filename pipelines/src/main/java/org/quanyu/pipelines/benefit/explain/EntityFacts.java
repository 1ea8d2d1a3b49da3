package org.quanyu.pipelines.benefit.explain;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What a table of facts tells about one entity.
 *
 * @param values by fact, as FEEL has them: unknown where nobody knows, null where it is known that there is none
 * @param days from which a source's facts are, by source
 */
record EntityFacts(Map<String, Object> values, Map<String, LocalDate> days) {

    private static final String ENTITY = "entity";
    private static final String UNKNOWN = "unknown";
    private static final String DAY = "_as_of";

    /**
     * The facts of an entity, read as the batch reads them.
     *
     * @param asked the facts to read; those without a column are unknown
     * @throws LakeException {@code ENTITY_UNKNOWN} where no row is about it, {@code FACTS_INVALID} where several are
     */
    static EntityFacts of(Dataset<Row> table, Collection<String> asked, String entity) {
        List<String> columns = Arrays.asList(table.columns());
        boolean tellsUnknown = columns.contains(UNKNOWN);
        Row row = row(table, columns, asked, entity);
        Map<String, Object> values = new HashMap<>();
        for (String fact : asked) {
            Object value = columns.contains(fact) ? value(row.getAs(fact)) : null;
            values.put(fact, value == null && !(tellsUnknown && columns.contains(fact)) ? Unknown.UNKNOWN : value);
        }
        if (tellsUnknown && !row.isNullAt(row.fieldIndex(UNKNOWN))) {
            asked.stream()
                    .filter(row.<String>getList(row.fieldIndex(UNKNOWN))::contains)
                    .forEach(fact -> values.put(fact, Unknown.UNKNOWN));
        }
        Map<String, LocalDate> days = new TreeMap<>();
        columns.stream().filter(EntityFacts::isDay).forEach(name -> {
            if (!asked.contains(name) && value(row.getAs(name)) instanceof LocalDate day) {
                days.put(name.substring(0, name.length() - DAY.length()), day);
            }
        });
        return new EntityFacts(values, days);
    }

    private static Row row(Dataset<Row> table, List<String> columns, Collection<String> asked, String entity) {
        List<Column> read = new ArrayList<>();
        for (String name : columns) {
            if (asked.contains(name)) {
                read.add(conformed(name, table.schema().apply(name).dataType()));
            } else if (name.equals(UNKNOWN)) {
                read.add(col(name));
            } else if (isDay(name)) {
                read.add(quoted(name).cast(DataTypes.DateType).as(name));
            }
        }
        List<Row> rows = table.filter(col(ENTITY).cast(DataTypes.StringType).equalTo(entity))
                .select(read.toArray(Column[]::new))
                .takeAsList(2);
        if (rows.isEmpty()) {
            throw new LakeException(
                    FailureCode.ENTITY_UNKNOWN,
                    "the facts have no entity \"" + entity + "\"",
                    "name it as the column \"entity\" does");
        } else if (rows.size() > 1) {
            throw new LakeException(
                    FailureCode.FACTS_INVALID,
                    "the facts have more than one row of \"" + entity + "\"",
                    "write one row for each person, household or firm");
        }
        return rows.get(0);
    }

    private static boolean isDay(String name) {
        return name.endsWith(DAY);
    }

    private static Column conformed(String name, DataType type) {
        boolean isMoment = type.typeName().startsWith("timestamp");
        return isMoment ? quoted(name).cast(DataTypes.DateType).as(name) : quoted(name);
    }

    private static Column quoted(String name) {
        return col("`" + name + "`");
    }

    /** A cell as FEEL has it; a floating-point column writes what it does not know as not-a-number too. */
    private static Object value(Object cell) {
        if (cell instanceof Double || cell instanceof Float) {
            double number = ((Number) cell).doubleValue();
            return Double.isNaN(number) ? null : BigDecimal.valueOf(number);
        } else if (cell instanceof Number number && !(cell instanceof BigDecimal)) {
            return BigDecimal.valueOf(number.longValue());
        } else if (cell instanceof Date date) {
            return date.toLocalDate();
        }
        return cell;
    }
}
