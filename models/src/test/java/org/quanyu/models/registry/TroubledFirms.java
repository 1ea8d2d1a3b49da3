package org.quanyu.models.registry;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.models.SmallSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.StepContext;

/** Made-up firms of sixteen months; the more badly posts speak of one, the likelier it is in arrears the month after. */
public final class TroubledFirms implements Inputs, StepContext {

    /** Over the tables below; another label than those of the lake's own targets. */
    public static final String TARGET = """
            target: trouble
            question: Will the firm be in arrears next month?
            panel:
              tables: [mart.%1$s, mart.firm_outcome]
              entity: firm_id
              month: month
              sql: >-
                SELECT s.*, o.firm_id IS NOT NULL AS happens FROM %1$s s
                LEFT JOIN firm_outcome o ON o.firm_id = s.firm_id AND o.month = s.month
            label: {event: happens, horizon: 1 month, embargo: 1 month}
            features: {themes: {posts: [%2$s]}}
            baseline: [{when: %3$s >= 5, points: 1}]
            trees: {depth: 2, learning_rate: 0.2}
            judged_by: {months: 4, capacity: 30}
            groups: {%4$s: [2]}
            """;

    private static final int FIRMS = 300;
    private static final int MONTHS = 16;
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    private final Map<String, List<Map<String, Object>>> tables = new HashMap<>();

    /** What steps said to people. */
    public final List<Notice> notices = new ArrayList<>();

    public TroubledFirms() {
        Random random = new Random(5);
        for (int month = 0; month < MONTHS; month++) {
            for (int firm = 0; firm < FIRMS; firm++) {
                int negative = random.nextInt(6);
                Date day = Date.valueOf(FIRST.plusMonths(month));
                Map<String, Object> posts = new HashMap<>(Map.of("firm_id", "f" + firm, "month", day, "run_id", "r1"));
                posts.putAll(Map.of("posts", negative + random.nextLong(3), "negative_posts", (long) negative));
                add("mart.firm_sentiment", posts);
                Map<String, Object> known = new HashMap<>(Map.of("firm_id", "f" + firm, "month", day, "run_id", "r1"));
                known.putAll(Map.of("sub_district", firm % 2 == 0 ? "甲街道" : "乙街道", "industry", "C39"));
                known.putAll(Map.of("people_insured", (double) negative, "people_insured_known", 1.0 + firm % 4));
                add("mart.firm_month", known);
                if (random.nextDouble() < 0.02 + 0.1 * Math.max(0, negative - 2)) {
                    Date next = Date.valueOf(FIRST.plusMonths(month + 1));
                    add("mart.firm_outcome", Map.of("firm_id", "f" + firm, "month", next, "run_id", "r1"));
                }
            }
        }
    }

    /** A row of a table, by column. */
    public void add(String table, Map<String, Object> row) {
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    }

    /** Gives a column of all rows of a table another value. */
    void change(String table, String column, Object value) {
        tables.get(table).forEach(row -> row.put(column, value));
    }

    /** What a step wrote becomes what was published. */
    public void publish(Outputs outputs) {
        for (Outputs.Write write : outputs.writes()) {
            for (Row row : write.rows().get().collectAsList()) {
                Map<String, Object> cells = new HashMap<>();
                Stream.of(row.schema().fieldNames()).forEach(name -> cells.put(name, row.getAs(name)));
                add(write.table().table(), cells);
            }
        }
    }

    @Override
    public Dataset<Row> changes(Contract table) {
        throw new IllegalArgumentException(table.table());
    }

    @Override
    public Dataset<Row> table(Contract table) {
        StructType schema = table.schema();
        List<Row> rows = tables.getOrDefault(table.table(), List.of()).stream()
                .map(cells -> RowFactory.create(
                        Stream.of(schema.fieldNames()).map(cells::get).toArray()))
                .toList();
        return spark().createDataFrame(rows, schema);
    }

    @Override
    public Dataset<Row> published(Contract table) {
        return table(table);
    }

    @Override
    public SparkSession spark() {
        return SmallSession.get();
    }

    @Override
    public LocalDate asOf() {
        return LocalDate.of(2023, 4, 30);
    }

    @Override
    public String runId() {
        return "r2";
    }

    @Override
    public RunMode mode() {
        return RunMode.INCREMENTAL;
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }
}
