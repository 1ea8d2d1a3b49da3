package org.quanyu.models.sentiment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Posts with {@code sentiment}, {@code score}, {@code confidence}, {@code topic}, {@code topic_confidence}; null without words. */
final class RatedPosts {

    private RatedPosts() {}

    /** @param posts with a column {@code text} */
    static Dataset<Row> of(Dataset<Row> posts, PostModels models) {
        StructType schema = posts.schema()
                .add("sentiment", DataTypes.StringType)
                .add("score", DataTypes.DoubleType)
                .add("confidence", DataTypes.DoubleType)
                .add("topic", DataTypes.StringType)
                .add("topic_confidence", DataTypes.DoubleType);
        int text = posts.schema().fieldIndex("text");
        Broadcast<PostModels> everywhere = JavaSparkContext.fromSparkContext(
                        posts.sparkSession().sparkContext())
                .broadcast(models);
        MapPartitionsFunction<Row, Row> rate = part -> rated(part, text, everywhere.value());
        return posts.mapPartitions(rate, Encoders.row(schema));
    }

    private static Iterator<Row> rated(Iterator<Row> posts, int text, PostModels models) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return posts.hasNext();
            }

            @Override
            public Row next() {
                Row post = posts.next();
                return RowFactory.create(cells(post, models.rate(post.getString(text))));
            }
        };
    }

    private static Object[] cells(Row post, Optional<PostModels.Rating> rating) {
        List<Object> cells = new ArrayList<>();
        for (int at = 0; at < post.length(); at++) {
            cells.add(post.get(at));
        }
        cells.add(rating.map(told -> told.sentiment().word()).orElse(null));
        cells.add(rating.map(PostModels.Rating::score).orElse(null));
        cells.add(rating.map(PostModels.Rating::confidence).orElse(null));
        cells.add(rating.map(PostModels.Rating::topic).orElse(null));
        cells.add(rating.map(PostModels.Rating::topicConfidence).orElse(null));
        return cells.toArray();
    }
}
