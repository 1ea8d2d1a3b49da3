package org.quanyu.schemas.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.quanyu.schemas.contract.Change.AddColumn;
import org.quanyu.schemas.contract.Change.RenameColumn;
import org.quanyu.schemas.contract.Change.UpdateComment;
import org.quanyu.schemas.contract.Change.WidenType;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What turns a table as it is into the one its contract describes, without losing data. */
public final class Evolution {

    private final Contract contract;
    private final TableShape table;
    /** The name a column has in the table, by its name in the contract; new columns are not in here. */
    private final Map<String, String> nameInTable = new HashMap<>();

    private Evolution(Contract contract, TableShape table) {
        this.contract = contract;
        this.table = table;
    }

    /**
     * The changes in the order in which they are made: renames, new columns, types, comments.
     *
     * @throws LakeException with {@code CONTRACT_LOSES_DATA} where the contract asks for anything else
     */
    public static List<Change> plan(Contract contract, TableShape table) {
        return new Evolution(contract, table).changes();
    }

    private List<Change> changes() {
        contract.columns()
                .forEach(column -> nameInTable(column).ifPresent(name -> nameInTable.put(column.name(), name)));
        refuseLostColumns();
        refuseOtherKey();
        refuseOtherPartitions();
        return Stream.of(renames(), additions(), widenings(), comments())
                .flatMap(List::stream)
                .toList();
    }

    private Optional<String> nameInTable(Column column) {
        if (inTable(column.name())) {
            return Optional.of(column.name());
        }
        return column.formerNames().stream()
                .filter(former -> inTable(former) && !contract.has(former))
                .findFirst();
    }

    private boolean inTable(String column) {
        return Set.of(table.schema().fieldNames()).contains(column);
    }

    private List<Change> renames() {
        List<Change> changes = new ArrayList<>();
        for (Column column : contract.columns()) {
            String current = nameInTable.getOrDefault(column.name(), column.name());
            if (!current.equals(column.name())) {
                changes.add(new RenameColumn(current, column.name()));
            }
        }
        return changes;
    }

    private List<Change> additions() {
        List<Change> changes = new ArrayList<>();
        Optional<String> previous = Optional.empty();
        for (Column column : contract.columns()) {
            if (!nameInTable.containsKey(column.name())) {
                changes.add(new AddColumn(column, previous));
            }
            previous = Optional.of(column.name());
        }
        return changes;
    }

    private List<Change> widenings() {
        List<Change> changes = new ArrayList<>();
        for (Column column : contract.columns()) {
            if (nameInTable.containsKey(column.name())) {
                DataType current = field(column).dataType();
                if (widens(current, column.type())) {
                    changes.add(new WidenType(column.name(), current, column.type()));
                } else if (!DataType.equalsIgnoreNullability(current, column.type())) {
                    throw losesData(
                            "column " + column.name() + " would turn from " + current.sql() + " into "
                                    + column.type().sql(),
                            "keep " + current.sql() + " and add a new column for "
                                    + column.type().sql());
                }
            }
        }
        return changes;
    }

    private static boolean widens(DataType from, DataType to) {
        if (from instanceof DecimalType narrow && to instanceof DecimalType wide) {
            return narrow.scale() == wide.scale() && narrow.precision() < wide.precision();
        }
        return from.equals(DataTypes.IntegerType) && to.equals(DataTypes.LongType)
                || from.equals(DataTypes.FloatType) && to.equals(DataTypes.DoubleType);
    }

    private List<Change> comments() {
        return contract.columns().stream()
                .filter(column -> nameInTable.containsKey(column.name()))
                .filter(column -> !comment(field(column)).equals(Optional.of(column.comment())))
                .<Change>map(column -> new UpdateComment(column.name(), column.comment()))
                .toList();
    }

    private StructField field(Column column) {
        return table.schema().apply(nameInTable.get(column.name()));
    }

    private static Optional<String> comment(StructField field) {
        return field.getComment().isDefined() ? Optional.of(field.getComment().get()) : Optional.empty();
    }

    private void refuseLostColumns() {
        for (StructField field : table.schema().fields()) {
            if (!nameInTable.containsValue(field.name())) {
                throw losesData(
                        "column " + field.name() + " (" + field.dataType().sql() + ") would be dropped",
                        "keep it in the contract or, if it was renamed, list it under formerNames of the new column");
            }
        }
    }

    private void refuseOtherKey() {
        List<String> wanted = inTableNames(contract.primaryKey());
        if (table.primaryKey().isPresent() && !table.primaryKey().get().equals(wanted)) {
            throw losesData(
                    "the primary key would turn from " + table.primaryKey().get() + " into " + wanted,
                    "keep the key, or write a new table with the other key and fill it in a full run");
        }
    }

    private void refuseOtherPartitions() {
        List<String> wanted = contract.partitionedBy().stream()
                .map(expression -> PartitionExpression.parse(expression))
                .map(expression -> expression.of(nameInTable.getOrDefault(expression.column(), expression.column())))
                .map(PartitionExpression::text)
                .toList();
        if (!table.partitionedBy().equals(wanted)) {
            throw losesData(
                    "the partitions would turn from " + table.partitionedBy() + " into " + wanted,
                    "keep the partitions, or write a new table with others and fill it in a full run");
        }
    }

    private List<String> inTableNames(List<String> columns) {
        return columns.stream()
                .map(column -> nameInTable.getOrDefault(column, column))
                .toList();
    }

    private LakeException losesData(String what, String remedy) {
        return new LakeException(FailureCode.CONTRACT_LOSES_DATA, contract.table() + ": " + what, remedy);
    }
}
