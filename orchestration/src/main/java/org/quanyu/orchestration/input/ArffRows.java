package org.quanyu.orchestration.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * An attribute-relation file (ARFF): comments behind {@code %}, {@code @attribute} lines that name and type the columns,
 * and behind {@code @data} rows with commas, dense or sparse; {@code ?} where a value is missing.
 */
record ArffRows(Path path, Path scratch, FailureCode failure) {

    /** Numbers as double, everything else as text, and {@link SpreadsheetRows#ROW}, the line in the file. */
    FileRows read(SparkSession spark) {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            List<ArffAttribute> attributes = new ArrayList<>();
            long number = header(lines, attributes);
            StructType columns = new StructType();
            for (ArffAttribute attribute : attributes) {
                columns = columns.add(
                        attribute.name(), attribute.isNumber() ? DataTypes.DoubleType : DataTypes.StringType);
            }
            ParquetRows rows = new ParquetRows(spark, columns.add(SpreadsheetRows.ROW, DataTypes.LongType), scratch);
            Tally tally = new Tally();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!isBlank(line)) {
                    add(rows, attributes, line, number, tally);
                }
            }
            Dataset<Row> read = rows.read();
            return new FileRows(
                    read, List.of(), tally.warnings(path.getFileName().toString()));
        } catch (CharacterCodingException e) {
            throw new LakeException(failure, path + " is no text in UTF-8", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new LakeException(failure, path + " cannot be read: " + e.getMessage(), "check the file", e);
        }
    }

    private long header(BufferedReader lines, List<ArffAttribute> attributes) throws IOException {
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = line.strip();
            if (text.toLowerCase(Locale.ROOT).startsWith("@data")) {
                return requireAttributes(attributes, number);
            }
            if (text.toLowerCase(Locale.ROOT).startsWith("@attribute")) {
                long at = number;
                attributes.add(ArffAttribute.parse(text)
                        .orElseThrow(() -> new LakeException(
                                failure,
                                path + ", line " + at + " names no attribute: " + text,
                                "write it as @attribute NAME numeric, or with {its,values}")));
            }
        }
        throw new LakeException(failure, path + " has no @data", "it is cut off, or no ARFF file");
    }

    private long requireAttributes(List<ArffAttribute> attributes, long number) {
        if (attributes.isEmpty()) {
            throw new LakeException(failure, path + " names no @attribute before @data", "add them");
        }
        return number;
    }

    private static void add(ParquetRows rows, List<ArffAttribute> attributes, String line, long number, Tally tally) {
        List<String> cells = ArffCells.of(line.strip(), attributes.size());
        if (cells.size() != attributes.size()) {
            tally.leaveOut(number, cells.size(), attributes.size());
            return;
        }
        Object[] values = new Object[attributes.size() + 1];
        for (int at = 0; at < attributes.size(); at++) {
            values[at] = cells.get(at) == null ? null : tally.value(attributes.get(at), cells.get(at), number);
        }
        values[attributes.size()] = number;
        rows.add(RowFactory.create(values));
    }

    private static boolean isBlank(String line) {
        return line.isBlank() || line.stripLeading().startsWith("%");
    }

    /** What could not be taken in, the first of each kind with its line. */
    private static final class Tally {

        private long rows;
        private long cells;
        private String firstRow;
        private String firstCell;

        void leaveOut(long line, int cells, int columns) {
            firstRow = firstRow == null ? "line " + line + " has " + cells + " cells, not " + columns : firstRow;
            rows++;
        }

        Object value(ArffAttribute attribute, String cell, long line) {
            if (!attribute.isNumber()) {
                return cell;
            }
            try {
                return Double.valueOf(cell);
            } catch (NumberFormatException e) {
                firstCell = firstCell == null
                        ? "line " + line + ", " + attribute.name() + " holds \"" + cell + "\""
                        : firstCell;
                cells++;
                return null;
            }
        }

        List<String> warnings(String file) {
            List<String> warnings = new ArrayList<>();
            if (rows > 0) {
                warnings.add("%s: %,d rows are left out, first %s".formatted(file, rows, firstRow));
            }
            if (cells > 0) {
                warnings.add("%s: %,d cells hold no number and count as missing, first %s"
                        .formatted(file, cells, firstCell));
            }
            return warnings;
        }
    }
}
