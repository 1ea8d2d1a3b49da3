package org.quanyu.schemas.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises: its grain, columns, keys and rules. Read from a YAML file in the Open Data
 * Contract Standard 3.1; DDL, comments, checks, masks and docs come from it.
 *
 * @param table layer and name, for example {@code gold.firm}
 * @param version semantic version of the contract
 * @param title the table's Chinese name
 * @param grain what one row is, one English sentence
 * @param owner the department that answers for the content
 * @param columns in the order of the table
 * @param rules what holds for rows and for the table
 * @param partitionedBy Iceberg partition expressions, for example {@code source} or {@code days(seen_at)}
 * @param freshness how old the content may be, for example {@code 1 d}
 * @param retention how long rows are kept, for example {@code 10 y}
 */
public record Contract(
        String table,
        String version,
        String title,
        String grain,
        String owner,
        List<Column> columns,
        List<Rule> rules,
        List<String> partitionedBy,
        String freshness,
        String retention) {

    /** The run that last wrote a row: in every table. */
    public static final String RUN_ID = "run_id";

    /** How many processed input rows stand behind a row: what the ledger is drawn from. */
    public static final String MERGED_RECORDS = "merged_records";

    public Contract {
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        partitionedBy = List.copyOf(partitionedBy);
    }

    /** The contract of a table that ships with the lake. */
    public static Contract of(String table) {
        return Contracts.builtIn().require(table);
    }

    public Contract withColumns(List<Column> columns) {
        return new Contract(table, version, title, grain, owner, columns, rules, partitionedBy, freshness, retention);
    }

    public String layer() {
        return table.substring(0, table.indexOf('.'));
    }

    public String name() {
        return table.substring(table.indexOf('.') + 1);
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    public boolean has(String column) {
        return column(column).isPresent();
    }

    /** What the row rule of this name asks of a row, as Spark SQL over the table's columns. */
    public String predicate(String rule) {
        return rules.stream()
                .filter(each -> each.name().equals(rule))
                .map(Rule.RowRule.class::cast)
                .map(Rule.RowRule::predicate)
                .findFirst()
                .orElseThrow();
    }

    /** Names of the primary key's columns, in key order; empty for a table that is only appended to. */
    public List<String> primaryKey() {
        return columns.stream()
                .filter(column -> column.keyPosition() > 0)
                .sorted(Comparator.comparingInt(Column::keyPosition))
                .map(Column::name)
                .toList();
    }

    /** The columns as Spark sees them, nullable, with the contract's comments. */
    public StructType schema() {
        return new StructType(columns.stream()
                .map(column -> new StructField(column.name(), column.type(), true, Metadata.empty())
                        .withComment(column.comment()))
                .toArray(StructField[]::new));
    }
}
