package org.quanyu.orchestration.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.text.LabelledMessage;
import org.quanyu.models.text.Message;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Columns with the parts of messages.
 *
 * @param title without one, messages have no titles
 */
public record MessageColumns(Optional<String> title, String text) {

    /** What one machine learns from in reasonable time. */
    private static final int MOST_MESSAGES = 100_000;

    /** Characters of a message that are learnt from, at most. */
    private static final int LONGEST = 10_000;

    private static final String TITLE = "lake_title";
    private static final String TEXT = "lake_text";

    /** Messages with a label, and those without. */
    public record Read(List<LabelledMessage> labelled, List<Message> unlabelled) {}

    /**
     * The rows with the message in {@code lake_title} and {@code lake_text}.
     *
     * @throws LakeException {@code TEXT_INPUT} where a column is missing
     */
    public Dataset<Row> added(Dataset<Row> rows) {
        return rows.withColumn(TITLE, title.map(name -> column(rows, name)).orElse(lit("")))
                .withColumn(TEXT, column(rows, text));
    }

    /** The names of the columns that {@link #added} adds. */
    public static List<String> addedNames() {
        return List.of(TITLE, TEXT);
    }

    /**
     * All messages, up to 10,000 characters of each; rows with neither title nor text are left out.
     *
     * @throws LakeException {@code TEXT_INPUT} where a column is missing, or for more than 100,000 messages
     */
    public Read read(Dataset<Row> rows, String label) {
        List<Row> cells = added(rows)
                .select(left(col(TITLE), lit(LONGEST)), left(col(TEXT), lit(LONGEST)), column(rows, label))
                .where(col(TITLE).notEqual("").or(col(TEXT).notEqual("")))
                .limit(MOST_MESSAGES + 1)
                .collectAsList();
        if (cells.size() > MOST_MESSAGES) {
            throw new LakeException(
                    FailureCode.TEXT_INPUT,
                    String.format("there are more than %,d messages to learn from", MOST_MESSAGES),
                    "give those with a label and a sample of the others");
        }
        List<LabelledMessage> labelled = new ArrayList<>();
        List<Message> unlabelled = new ArrayList<>();
        for (Row row : cells) {
            Message.of(row.getString(0), row.getString(1)).ifPresent(message -> {
                if (row.isNullAt(2) || row.getString(2).isEmpty()) {
                    unlabelled.add(message);
                } else {
                    labelled.add(new LabelledMessage(message, row.getString(2)));
                }
            });
        }
        return new Read(labelled, unlabelled);
    }

    /** Each row's names in other columns than the label's, as one message of that label. */
    public static List<LabelledMessage> tree(Dataset<Row> rows, String label) {
        List<LabelledMessage> names = new ArrayList<>();
        Column[] others = Arrays.stream(rows.columns())
                .filter(name -> !name.equals(label))
                .map(name -> column(rows, name))
                .toArray(Column[]::new);
        for (Row row : rows.select(column(rows, label), concat(others))
                .limit(MOST_MESSAGES)
                .collectAsList()) {
            if (!row.getString(0).isEmpty()) {
                Message.of(row.getString(1), row.getString(1))
                        .ifPresent(message -> names.add(new LabelledMessage(message, row.getString(0))));
            }
        }
        return names;
    }

    private static Column column(Dataset<Row> rows, String name) {
        if (!List.of(rows.columns()).contains(name)) {
            throw new LakeException(
                    FailureCode.TEXT_INPUT,
                    "the input has no column " + name + "; it has " + String.join(", ", rows.columns()),
                    "name one of them");
        }
        return coalesce(trim(rows.col(SqlText.identifier(name)).cast("string")), lit(""));
    }
}
