package org.quanyu.pipelines.ingest.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.schemas.contract.Classification;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.yaml.Nearest;

/**
 * What one department delivers and what becomes of it.
 *
 * @param source its name; its rows are in {@code bronze.<source>}
 * @param title the Chinese name that people read
 * @param owner the department that answers for it
 * @param files glob of its files below the input folder; empty text for a database table
 * @param delivers the silver table it fills
 * @param key silver columns that identify a record of this source
 * @param time the silver column that tells when a record holds, if one
 * @param version the silver column that tells which delivery of a key is the latest, if one
 * @param arrival on which day its rows came to the lake
 * @param columns the silver columns and what they are made from, in the order of the file
 * @param origin where it was read from
 */
public record SourceDefinition(
        String source,
        String title,
        String owner,
        String files,
        SourceFormat format,
        String delivers,
        List<String> key,
        Optional<String> time,
        Optional<String> version,
        Arrival arrival,
        List<MappedColumn> columns,
        Origin origin) {

    /** Path of the file below the input folder, {@code /} between folders. */
    public static final String FILE = "_source_file";

    /** First line of the record in the file from 1; the sheet's row for XLSX, the record's number for JSON and Parquet. */
    public static final String LINE = "_source_line";

    /** First 16 hexadecimal digits of the SHA-256 of the file's bytes. */
    public static final String DELIVERY = "_delivery";

    /** Day on which the row came to the lake, as {@link Arrival} tells. */
    public static final String ARRIVED_ON = "_arrived_on";

    /** Code of what keeps the row from being told into columns, or null. */
    public static final String PROBLEM = "_problem";

    /** The problem in a sentence. */
    public static final String PROBLEM_TEXT = "_problem_text";

    /** The bytes as delivered, of rows with a problem. */
    public static final String RAW = "_raw";

    /** What tells the rows of a bronze table apart: where they stand in what was delivered. */
    private static final List<String> ROW_KEY = List.of(DELIVERY, FILE, LINE);

    /** Silver columns that cleaning and the run fill. */
    private static final List<String> FILLED = List.of(
            "source", "source_file", "source_line", "delivery", "arrived_on", Contract.RUN_ID, Contract.MERGED_RECORDS);

    public SourceDefinition {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** Texts that stand for "no value" in this source. */
    public List<String> nulls() {
        return format.nulls();
    }

    /** Name of the table that holds the rows as delivered. */
    public String bronzeTable() {
        return "bronze." + source;
    }

    /** Delivered columns that the mapping reads, in the order they are met. */
    public List<String> deliveredColumns() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.addAll(column.from().columns()));
        return List.copyOf(names);
    }

    /** Delivered columns that every file has to have. */
    public List<String> requiredColumns() {
        Set<String> names = new LinkedHashSet<>();
        columns.stream()
                .filter(column -> column.presence() == MappedColumn.Presence.REQUIRED)
                .forEach(column -> names.addAll(column.from().columns()));
        return List.copyOf(names);
    }

    /** The bronze table as far as it is known before any file is seen. */
    public Contract bronzeContract() {
        return bronzeContract(List.of());
    }

    /**
     * The bronze table: what was delivered as text, then where it came from. Names that differ in case only are one
     * column.
     *
     * @param deliveredColumns names that the files have, beside those that the mapping reads
     */
    public Contract bronzeContract(Collection<String> deliveredColumns) {
        Map<String, Column> byFoldedName = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(deliveredColumns());
        names.addAll(deliveredColumns);
        names.forEach(name -> byFoldedName.putIfAbsent(name.toLowerCase(Locale.ROOT), deliveredColumn(name)));
        List<Column> all = new ArrayList<>(byFoldedName.values());
        arrivalColumns().forEach(column -> all.add(column.withKeyPosition(ROW_KEY.indexOf(column.name()) + 1)));
        return new Contract(
                bronzeTable(),
                "1.0.0",
                title,
                "One row per row delivered, as it was delivered.",
                owner,
                all,
                List.of(),
                List.of(Contract.RUN_ID),
                "1 d",
                "10 y");
    }

    /**
     * Holds the mapping against the contract of the table it fills.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code SOURCE_INVALID} naming file, line and the nearest name
     */
    public void check(Contracts contracts) {
        List<String> tables = contracts.all().stream().map(Contract::table).toList();
        if (!tables.contains(delivers)) {
            throw origin.failure(
                    "delivers",
                    "there is no table " + delivers,
                    Nearest.hint(delivers, tables) + "tables that sources fill: "
                            + String.join(
                                    ", ",
                                    tables.stream()
                                            .filter(table -> table.startsWith("silver."))
                                            .toList()));
        }
        check(contracts.require(delivers));
    }

    private void check(Contract silver) {
        List<String> known = silver.columns().stream().map(Column::name).toList();
        columns.forEach(column -> requireIn(known, "columns." + column.name(), column.name(), silver.table()));
        List<String> mapped = columns.stream().map(MappedColumn::name).toList();
        key.forEach(column -> requireIn(mapped, "key", column, "the columns of this source"));
        time.ifPresent(column -> requireIn(mapped, "time", column, "the columns of this source"));
        version.ifPresent(column -> requireIn(mapped, "version", column, "the columns of this source"));
        List<String> missing = silver.columns().stream()
                .filter(Column::required)
                .map(Column::name)
                .filter(name -> !mapped.contains(name) && !FILLED.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw origin.failure(
                    "columns",
                    silver.table() + " has to have " + String.join(", ", missing) + " in every row",
                    "say under columns what it is made from, if need be a constant in quotes");
        }
    }

    private void requireIn(List<String> known, String place, String column, String holder) {
        if (!known.contains(column)) {
            throw origin.failure(
                    place,
                    "\"" + column + "\" is not in " + holder,
                    Nearest.hint(column, known) + "known: " + String.join(", ", known));
        }
    }

    private Column deliveredColumn(String name) {
        List<String> feeds = columns.stream()
                .filter(column -> column.from().columns().stream().anyMatch(name::equalsIgnoreCase))
                .map(column -> delivers + "." + column.name())
                .toList();
        String description =
                feeds.isEmpty() ? "delivered, not mapped" : "as delivered, for " + String.join(", ", feeds);
        return column(name, DataTypes.StringType, name, description, Classification.SENSITIVE);
    }

    private static List<Column> arrivalColumns() {
        return List.of(
                column(
                        FILE,
                        DataTypes.StringType,
                        "文件",
                        "path of the file below the input folder",
                        Classification.INTERNAL),
                column(
                        LINE,
                        DataTypes.LongType,
                        "行号",
                        "first line of the record in the file, from 1; the row of a sheet; the number of a JSON or Parquet record",
                        Classification.INTERNAL),
                column(
                        DELIVERY,
                        DataTypes.StringType,
                        "交付标识",
                        "first 16 hexadecimal digits of the SHA-256 of the file",
                        Classification.INTERNAL),
                column(
                        ARRIVED_ON,
                        DataTypes.DateType,
                        "入湖日期",
                        "day on which the row came to the lake: of the run that took it in, or of the folder it was delivered in",
                        Classification.INTERNAL),
                column(
                        PROBLEM,
                        DataTypes.StringType,
                        "问题代码",
                        "code of what keeps the row from being told into columns, null if nothing does",
                        Classification.INTERNAL),
                column(
                        PROBLEM_TEXT,
                        DataTypes.StringType,
                        "问题说明",
                        "the problem in a sentence with file, line, column and values",
                        Classification.SENSITIVE),
                column(
                        RAW,
                        DataTypes.BinaryType,
                        "原始字节",
                        "the bytes of the record as delivered, where it has a problem",
                        Classification.SENSITIVE),
                column(
                        Contract.RUN_ID,
                        DataTypes.StringType,
                        "批次",
                        "the run that took the row in",
                        Classification.INTERNAL));
    }

    private static Column column(
            String name, DataType type, String title, String description, Classification classification) {
        return new Column(name, type, title, description, classification, false, 0, List.of());
    }
}
