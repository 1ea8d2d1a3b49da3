package org.quanyu.pipelines.benefit.match;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Facts, a row for each person, household or firm: {@code entity} (string), a column for each fact, perhaps {@code unknown} (array of
 * strings) and, for a source of facts, {@code <source>_as_of} (date). A cell without a value is a fact that nobody knows; where there is a column {@code unknown}, only those that it names are
 * unknown, of all others it is known that there is none.
 *
 * @param columns the facts that policies ask for and the table has, in the order of {@link #rows}
 * @param unknownAt place of the column {@code unknown}; empty where there is none
 * @param days places of the columns that tell from which day a source's facts are
 */
record FactTable(List<FactColumn> columns, Optional<Integer> unknownAt, Map<String, Integer> days) {

    static final String ENTITY = "entity";
    static final String UNKNOWN = "unknown";
    private static final String DAY = "_as_of";

    /** What a task needs of it. */
    record Layout(List<FactColumn> columns, int unknownAt, Map<String, Integer> days) implements Serializable {

        static final int NONE = -1;
    }

    Layout layout() {
        return new Layout(List.copyOf(columns), unknownAt.orElse(Layout.NONE), new TreeMap<>(days));
    }

    /** How many decimals the numbers among the facts have. */
    static Map<String, Integer> scales(List<FactColumn> columns) {
        return columns.stream().collect(Collectors.toMap(FactColumn::name, FactColumn::scale));
    }

    /**
     * The columns of a table that policies ask for.
     *
     * @throws LakeException {@code FACTS_INVALID} where there is no column {@code entity}, or a fact is of a type that its
     *     policies do not read
     */
    static FactTable of(Dataset<Row> table, List<ActivePolicy> policies) {
        Set<String> has = new TreeSet<>(Arrays.asList(table.columns()));
        if (!has.contains(ENTITY)) {
            throw new LakeException(
                    FailureCode.FACTS_INVALID,
                    "the facts have no column \"entity\", only " + String.join(", ", has),
                    "name the column that tells one person, household or firm from another \"entity\"");
        }
        List<FactColumn> columns = new ArrayList<>();
        kinds(policies).forEach((fact, kind) -> {
            if (has.contains(fact)) {
                DataType type = conformed(fact, kind, table.schema().apply(fact).dataType());
                columns.add(new FactColumn(fact, kind, type, columns.size() + 1));
            }
        });
        int next = columns.size() + 1;
        Map<String, Integer> days = new TreeMap<>();
        boolean tellsUnknown = has.contains(UNKNOWN);
        for (String name : table.columns()) {
            if (name.endsWith(DAY) && !kinds(policies).containsKey(name)) {
                int at = next + (tellsUnknown ? 1 : 0) + days.size();
                days.put(name.substring(0, name.length() - DAY.length()), at);
            }
        }
        return new FactTable(columns, tellsUnknown ? Optional.of(next) : Optional.empty(), days);
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

    private static DataType conformed(String fact, Kind kind, DataType type) {
        Optional<DataType> read =
                switch (kind) {
                    case NUMBER -> number(type);
                    case BOOLEAN -> Optional.of(DataTypes.BooleanType).filter(type::equals);
                    case DATE ->
                        Optional.of(DataTypes.DateType)
                                .filter(day ->
                                        type.equals(day) || type.typeName().startsWith("timestamp"));
                    default -> Optional.of(DataTypes.StringType).filter(type::equals);
                };
        return read.orElseThrow(() -> new LakeException(
                FailureCode.FACTS_INVALID,
                "the column \"" + fact + "\" holds " + type.simpleString() + ", its policies read a " + word(kind),
                "write the column as " + word(kind)));
    }

    private static Optional<DataType> number(DataType type) {
        if (!(type instanceof NumericType)) {
            return Optional.empty();
        }
        boolean isFloating = type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
        return Optional.of(type instanceof DecimalType ? type : isFloating ? DataTypes.DoubleType : DataTypes.LongType);
    }

    /** The table's rows as {@link FactColumn} and {@link Layout} place them. */
    Dataset<Row> rows(Dataset<Row> table) {
        List<Column> selected = new ArrayList<>();
        selected.add(col(ENTITY).cast(DataTypes.StringType));
        columns.forEach(column ->
                selected.add(col("`" + column.name() + "`").cast(column.type()).as(column.name())));
        if (unknownAt.isPresent()) {
            selected.add(col(UNKNOWN));
        }
        days.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(day -> selected.add(col("`" + day.getKey() + DAY + "`").cast(DataTypes.DateType)));
        return table.select(selected.toArray(Column[]::new));
    }
}
