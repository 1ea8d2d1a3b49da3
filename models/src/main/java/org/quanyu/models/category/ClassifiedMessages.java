package org.quanyu.models.category;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.models.text.Message;
import org.quanyu.models.text.TextGuess;
import org.quanyu.models.text.TextModel;

/** Gives rows with messages their likeliest categories. The model is a library's and no expression, so rows are handed to it. */
public final class ClassifiedMessages {

    private static final StructType COLUMNS = new StructType()
            .add("category", DataTypes.StringType)
            .add("confidence", DataTypes.DoubleType)
            .add("second_category", DataTypes.StringType);

    private ClassifiedMessages() {}

    /** The columns that are added: {@code category}, {@code confidence} (0 to 1), {@code second_category}; null without words. */
    public static List<String> columns() {
        return List.of(COLUMNS.fieldNames());
    }

    /** @param rows with columns of text of these names */
    public static Dataset<Row> of(Dataset<Row> rows, String title, String text, TextModel model) {
        StructType schema = rows.schema();
        for (String name : COLUMNS.fieldNames()) {
            schema = schema.add(COLUMNS.apply(name));
        }
        int titleAt = rows.schema().fieldIndex(title);
        int textAt = rows.schema().fieldIndex(text);
        Broadcast<TextModel> everywhere = JavaSparkContext.fromSparkContext(
                        rows.sparkSession().sparkContext())
                .broadcast(model);
        MapPartitionsFunction<Row, Row> classify = part -> classified(part, titleAt, textAt, everywhere.value());
        return rows.mapPartitions(classify, Encoders.row(schema));
    }

    private static Iterator<Row> classified(Iterator<Row> rows, int title, int text, TextModel model) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                return classified(rows.next(), title, text, model);
            }
        };
    }

    private static Row classified(Row row, int title, int text, TextModel model) {
        List<Object> cells = new ArrayList<>();
        for (int at = 0; at < row.length(); at++) {
            cells.add(row.get(at));
        }
        TextGuess guess = Message.of(row.getString(title), row.getString(text))
                .map(model::classify)
                .orElse(null);
        cells.add(guess == null ? null : guess.label());
        cells.add(guess == null ? null : guess.confidence());
        cells.add(guess == null ? null : guess.second());
        return RowFactory.create(cells.toArray());
    }
}
