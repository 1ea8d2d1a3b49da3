package org.quanyu.pipelines.benefit.match;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.RowToColumnarExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Facts, a row for each person, household or firm: {@code entity} (string or whole number), a column for each fact, perhaps
 * {@code unknown} (array of strings) and, for a source of facts, {@code <source>_as_of} (date). A cell without a value is a fact that
 * nobody knows; where there is a column {@code unknown}, only those that it names are unknown, of all others it is known that there
 * is none.
 *
 * @param columns the facts that policies ask for and the table has
 * @param unknownAt place of the column {@code unknown}; {@link #NONE} where there is none
 * @param days places of the columns that tell from which day a source's facts are
 */
record FactTable(FactColumn entity, List<FactColumn> columns, int unknownAt, Map<String, Integer> days)
        implements Serializable {

    private static final String ENTITY = "entity";
    private static final String UNKNOWN = "unknown";
    private static final String DAY = "_as_of";
    private static final int NONE = -1;

    boolean tellsUnknown() {
        return unknownAt != NONE;
    }

    /** How many decimals the numbers among the facts have. */
    Map<String, Integer> scales() {
        return columns.stream().collect(Collectors.toMap(FactColumn::name, FactColumn::scale));
    }

    /**
     * The columns that policies ask for, in the order of {@link #batches}.
     *
     * @throws LakeException {@code FACTS_INVALID} where there is no column {@code entity}, or a fact is of a type that its
     *     policies do not read
     */
    static FactTable of(Dataset<Row> table, List<ActivePolicy> policies) {
        if (!Arrays.asList(table.columns()).contains(ENTITY)) {
            throw new LakeException(
                    FailureCode.FACTS_INVALID,
                    "the facts have no column \"entity\", only " + String.join(", ", table.columns()),
                    "name the column that tells one person, household or firm from another \"entity\"");
        }
        Map<String, Kind> kinds = kinds(policies);
        List<FactColumn> columns = new ArrayList<>();
        FactColumn entity = null;
        int unknownAt = NONE;
        Map<String, Integer> days = new TreeMap<>();
        int at = 0;
        for (StructField field : asked(table, kinds)) {
            String name = field.name();
            if (kinds.containsKey(name)) {
                columns.add(FactColumn.of(name, kinds.get(name), conformed(kinds.get(name), field), at));
            } else if (name.equals(ENTITY)) {
                entity = entity(field, at);
            } else if (name.equals(UNKNOWN)) {
                unknownAt = at;
            } else {
                days.put(name.substring(0, name.length() - DAY.length()), at);
            }
            at++;
        }
        return new FactTable(Objects.requireNonNull(entity), columns, unknownAt, days);
    }

    /** The columns to read, in the table's order, so that it is read without moving them. */
    private static List<StructField> asked(Dataset<Row> table, Map<String, Kind> kinds) {
        return Arrays.stream(table.schema().fields())
                .filter(field -> kinds.containsKey(field.name())
                        || field.name().equals(ENTITY)
                        || field.name().equals(UNKNOWN)
                        || field.name().endsWith(DAY))
                .toList();
    }

    private static FactColumn entity(StructField field, int at) {
        boolean isNumber = field.dataType() instanceof IntegralType;
        return FactColumn.of(ENTITY, isNumber ? Kind.NUMBER : Kind.TEXT, field.dataType(), at);
    }

    /** The facts that policies ask for, with their kind. */
    private static Map<String, Kind> kinds(List<ActivePolicy> policies) {
        Map<String, Kind> kinds = new TreeMap<>();
        for (ActivePolicy policy : policies) {
            for (String fact : policy.facts()) {
                Kind kind = kind(policy.model().inputs().get(fact).type());
                Kind other = kinds.putIfAbsent(fact, kind);
                if (other != null && other != kind) {
                    throw new LakeException(
                            FailureCode.FACTS_INVALID,
                            policy.id() + " takes \"" + fact + "\" for a " + word(kind) + ", another policy for a "
                                    + word(other),
                            "give the input one type in all models");
                }
            }
        }
        return kinds;
    }

    private static Kind kind(String type) {
        return switch (type == null ? "string" : type) {
            case "number" -> Kind.NUMBER;
            case "boolean" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            default -> Kind.TEXT;
        };
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The type that a column of facts is read as: its own where that will do. */
    private static DataType conformed(Kind kind, StructField field) {
        DataType type = field.dataType();
        boolean isNumber = type instanceof NumericType;
        boolean isDay = type.equals(DataTypes.DateType) || type.typeName().startsWith("timestamp");
        if (kind == Kind.NUMBER && isNumber) {
            return type.equals(DataTypes.FloatType) ? DataTypes.DoubleType : type;
        } else if (kind == Kind.DATE && isDay) {
            return DataTypes.DateType;
        } else if (kind == Kind.BOOLEAN && type.equals(DataTypes.BooleanType)
                || kind == Kind.TEXT && type.equals(DataTypes.StringType)) {
            return type;
        }
        throw new LakeException(
                FailureCode.FACTS_INVALID,
                "the column \"" + field.name() + "\" holds " + type.simpleString() + ", its policies read a "
                        + word(kind),
                "write the column as " + word(kind));
    }

    /** The facts as columns, without a row being made of them where their files are read so. */
    static JavaRDD<ColumnarBatch> batches(Dataset<Row> table, List<ActivePolicy> policies) {
        Map<String, Kind> kinds = kinds(policies);
        QueryExecution query = table.select(asked(table, kinds).stream()
                        .map(field -> read(field, kinds))
                        .toArray(Column[]::new))
                .queryExecution();
        SparkPlan plan = query.sparkPlan();
        return (plan.supportsColumnar() ? plan : new RowToColumnarExec(query.executedPlan()))
                .executeColumnar()
                .toJavaRDD();
    }

    private static Column read(StructField field, Map<String, Kind> kinds) {
        Column column = col("`" + field.name() + "`");
        DataType type = field.dataType();
        if (kinds.containsKey(field.name())) {
            return cast(column, type, conformed(kinds.get(field.name()), field));
        } else if (field.name().equals(ENTITY)) {
            return type instanceof IntegralType ? column : cast(column, type, DataTypes.StringType);
        } else if (field.name().equals(UNKNOWN)) {
            return cast(column, type, DataTypes.createArrayType(DataTypes.StringType));
        }
        return cast(column, type, DataTypes.DateType);
    }

    private static Column cast(Column column, DataType from, DataType to) {
        return from.simpleString().equals(to.simpleString()) ? column : column.cast(to);
    }
}
