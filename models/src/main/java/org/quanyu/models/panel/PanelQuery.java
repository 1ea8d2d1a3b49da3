package org.quanyu.models.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.risk.Panel;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The rows that a target asks of an input or of tables, by its own queries. Named views are computed once. */
public final class PanelQuery {

    private static final String INPUT = "input";

    private final Panel panel;
    private final SparkSession spark;
    private final Dataset<Row> rows;

    private PanelQuery(Panel panel, Map<String, Dataset<Row>> tables) {
        Dataset<Row> first = tables.values().iterator().next();
        this.panel = panel;
        this.spark = first.sparkSession();
        tables.forEach((name, table) -> table.createOrReplaceTempView(name));
        for (Map.Entry<String, String> view : panel.views().entrySet()) {
            query("the view " + view.getKey(), view.getValue())
                    .localCheckpoint()
                    .createOrReplaceTempView(view.getKey());
        }
        this.rows = panel.sql().map(sql -> query("the panel", sql)).orElse(first);
    }

    /** @param input the rows as delivered; queries see them as {@code input} */
    public static PanelQuery ofInput(Panel panel, Dataset<Row> input) {
        return new PanelQuery(panel, Map.of(INPUT, input));
    }

    /** @param lake gives the tables that the panel names */
    public static PanelQuery ofTables(Panel panel, Function<Contract, Dataset<Row>> lake) {
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        for (String name : panel.tables()) {
            Contract table = Contract.of(name);
            tables.put(table.name(), lake.apply(table));
        }
        return new PanelQuery(panel, tables);
    }

    /** All rows, those that are there for labels alone among them. */
    public Dataset<Row> rows() {
        return rows;
    }

    /** The rows at risk. */
    public Dataset<Row> toScore() {
        return panel.atRisk()
                .map(atRisk -> rows.where(LabelledRows.evaluated(rows, atRisk, "at_risk")))
                .orElse(rows);
    }

    /**
     * The rows at risk of a month.
     *
     * @param month {@code yyyy-MM}
     */
    public Dataset<Row> toScore(String month) {
        if (panel.month().isEmpty() || !month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "there are no rows of the month " + month,
                    "the target's panel needs a month, and a month is written as 2019-01");
        }
        return toScore()
                .where(Month.of(rows.col(SqlText.identifier(panel.month().get())))
                        .equalTo(Month.of(month)));
    }

    private Dataset<Row> query(String what, String sql) {
        try {
            return spark.sql(sql);
        } catch (Exception e) {
            // Spark throws it, though its API does not say so
            if (e instanceof AnalysisException analysis) {
                throw new LakeException(
                        FailureCode.TARGET_INVALID,
                        "the query of " + what + " cannot be run: "
                                + analysis.getSimpleMessage()
                                        .lines()
                                        .findFirst()
                                        .orElse(""),
                        "mend it in the target's file; the delivered rows are in the view input",
                        e);
            }
            throw e;
        }
    }
}
