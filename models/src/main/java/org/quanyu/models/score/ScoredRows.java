package org.quanyu.models.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.quanyu.models.panel.RowValues;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.trees.OpenTrees;

/**
 * Adds to rows what a model says of them: {@code probability}, {@code band} (red, orange or none), {@code margin} (log
 * odds before the calibration), {@code reasons} (theme, contribution, fact; strongest first, the average last) and
 * {@code why}, the strongest of them in one sentence. The trees are a library's and no expression, so rows are handed to
 * them, some thousands at a time.
 */
public final class ScoredRows {

    private static final int ROWS_AT_A_TIME = 4096;

    private static final StructType REASON = new StructType()
            .add("theme", DataTypes.StringType)
            .add("contribution", DataTypes.DoubleType)
            .add("fact", DataTypes.StringType);

    private static final StructType ADDED = new StructType()
            .add("probability", DataTypes.DoubleType)
            .add("band", DataTypes.StringType)
            .add("margin", DataTypes.DoubleType)
            .add("reasons", DataTypes.createArrayType(REASON))
            .add("why", DataTypes.StringType);

    private ScoredRows() {}

    /** Names of the columns that are added. */
    public static List<String> columns() {
        return List.of(ADDED.fieldNames());
    }

    /**
     * @param rows with the columns of the model's features
     * @param blank counts rows without any value
     */
    public static Dataset<Row> of(Dataset<Row> rows, RiskModel model, ReasonsFor reasons, LongAccumulator blank) {
        StructType schema = rows.schema();
        for (String name : ADDED.fieldNames()) {
            schema = schema.add(ADDED.apply(name));
        }
        int width = rows.columns().length;
        Broadcast<RiskModel> everywhere = JavaSparkContext.fromSparkContext(
                        rows.sparkSession().sparkContext())
                .broadcast(model);
        MapPartitionsFunction<Row, Row> score = part -> new Scoring(everywhere.value(), width, reasons, blank).of(part);
        return TargetRows.toScore(model.features(), rows).mapPartitions(score, Encoders.row(schema));
    }

    /** Scores the rows of one partition. */
    private static final class Scoring {

        private final RiskModel model;
        private final int width;
        private final ReasonsFor reasonsFor;
        private final LongAccumulator blank;
        private final OpenTrees trees;
        private final RowValues values;
        private final Reasons reasons;

        Scoring(RiskModel model, int width, ReasonsFor reasonsFor, LongAccumulator blank) {
            this.model = model;
            this.width = width;
            this.reasonsFor = reasonsFor;
            this.blank = blank;
            this.trees = OpenTrees.of(model.trees());
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> trees.close());
            this.values = new RowValues(model.features());
            this.reasons = new Reasons(model.features());
        }

        Iterator<Row> of(Iterator<Row> rows) {
            return new Iterator<>() {
                private Iterator<Row> batch = List.<Row>of().iterator();

                @Override
                public boolean hasNext() {
                    if (!batch.hasNext() && rows.hasNext()) {
                        batch = scored(rows).iterator();
                    }
                    return batch.hasNext();
                }

                @Override
                public Row next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return batch.next();
                }
            };
        }

        private List<Row> scored(Iterator<Row> rows) {
            List<Row> batch = new ArrayList<>();
            while (rows.hasNext() && batch.size() < ROWS_AT_A_TIME) {
                batch.add(rows.next());
            }
            int columns = model.features().size();
            float[] seen = new float[batch.size() * columns];
            for (int row = 0; row < batch.size(); row++) {
                values.write(batch.get(row), width, seen, row * columns);
            }
            blank.add(IntStream.range(0, batch.size())
                    .filter(row -> isBlank(seen, row * columns, columns))
                    .count());
            double[] margins = trees.margins(seen, batch.size());
            List<List<Reason>> told = reasons(seen, margins);
            return IntStream.range(0, batch.size())
                    .mapToObj(row -> scored(batch.get(row), margins[row], told.get(row)))
                    .toList();
        }

        private List<List<Reason>> reasons(float[] seen, double[] margins) {
            int columns = model.features().size();
            int[] explained = IntStream.range(0, margins.length)
                    .filter(row -> isExplained(margins[row]))
                    .toArray();
            float[] some = new float[explained.length * columns];
            for (int at = 0; at < explained.length; at++) {
                System.arraycopy(seen, explained[at] * columns, some, at * columns, columns);
            }
            List<List<Reason>> told = new ArrayList<>();
            IntStream.range(0, margins.length).forEach(row -> told.add(null));
            if (explained.length > 0) {
                double[][] contributions = trees.contributions(some, explained.length);
                for (int at = 0; at < explained.length; at++) {
                    addRest(contributions[at], margins[explained[at]]);
                    told.set(explained[at], reasons.of(some, at * columns, contributions[at]));
                }
            }
            return told;
        }

        /** XGBoost adds up in single precision; what is lost by that counts to the average. */
        private static void addRest(double[] contributions, double margin) {
            contributions[contributions.length - 1] +=
                    margin - Arrays.stream(contributions).sum();
        }

        private boolean isExplained(double margin) {
            return switch (reasonsFor) {
                case ALL -> true;
                case BANDED -> model.band(model.calibration().probability(margin)) != Band.NONE;
                case NONE -> false;
            };
        }

        private static boolean isBlank(float[] seen, int at, int columns) {
            return IntStream.range(at, at + columns).allMatch(place -> Float.isNaN(seen[place]));
        }

        private Row scored(Row row, double margin, List<Reason> told) {
            Object[] cells = new Object[width + ADDED.length()];
            for (int at = 0; at < width; at++) {
                cells[at] = row.get(at);
            }
            double probability = model.calibration().probability(margin);
            cells[width] = probability;
            cells[width + 1] = model.band(probability).toString();
            cells[width + 2] = margin;
            if (told != null) {
                cells[width + 3] = told.stream()
                        .map(reason -> RowFactory.create(reason.theme(), reason.contribution(), reason.fact()))
                        .toArray(Row[]::new);
                cells[width + 4] = Reasons.sentence(told);
            }
            return RowFactory.create(cells);
        }
    }
}
