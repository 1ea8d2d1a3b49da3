package org.quanyu.orchestration.risk;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.registry.Registry;
import org.quanyu.schemas.contract.Contract;

/** What the registry tells of models, as rows that commands print; it holds a few rows a year. */
public final class ModelRegister {

    private static final String[] VERSIONS = {
        "target",
        "version",
        "string(as_of) AS as_of",
        "string(from_month) AS from_month",
        "string(to_month) AS to_month",
        "rows",
        "positives",
        "round(auc, 4) AS auc",
        "round(average_precision, 4) AS average_precision",
        "round(rule_average_precision, 4) AS rule_average_precision",
        "round(precision_at_capacity, 4) AS precision_at_capacity",
        "round(rule_precision_at_capacity, 4) AS rule_precision_at_capacity",
        "passed AS passed_gates"
    };

    private static final String GATES =
            "inline(from_json(gates, 'array<struct<name:string,passed:boolean,found:string>>')) AS (gate, passed, found)";

    private final Dataset<Row> models;
    private final Registry registry;

    /** @param lake the tables as they are published */
    public ModelRegister(Function<Contract, Dataset<Row>> lake) {
        models = lake.apply(Registry.MODEL);
        registry = Registry.of(models, lake.apply(Registry.DECISION));
    }

    /** One row a version: target, version, what it was learnt from, measures beside the rule's, gates, whether in force. */
    public List<Map<String, Object>> versions() {
        List<Map<String, Object>> versions = rows(models.selectExpr(VERSIONS).orderBy("target", "version"));
        versions.forEach(version -> version.put("in_force", isInForce(version)));
        return versions;
    }

    /** The row of the version that was learnt last. */
    public List<Map<String, Object>> latest(String target) {
        List<Map<String, Object>> all = versions().stream()
                .filter(version -> version.get("target").equals(target))
                .toList();
        return all.subList(Math.max(0, all.size() - 1), all.size());
    }

    /** Name, passed and what was found; no rows where there is no such version. */
    public List<Map<String, Object>> gates(String target, int version) {
        return rows(
                models.where(col("target").equalTo(target).and(col("version").equalTo(version)))
                        .selectExpr(GATES));
    }

    /** What people decided about a version. */
    public List<Map<String, Object>> decisions(String target, int version) {
        return registry.decisions(target, version).stream()
                .map(decision -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("as_of", decision.asOf().toString());
                    row.put("decision", decision.decision());
                    row.put("decided_by", decision.by());
                    row.put("reason", decision.reason());
                    return row;
                })
                .toList();
    }

    /** Below the folder of models. */
    public String folder(String target, int version) {
        return registry.model(target, version).orElseThrow().files().folder();
    }

    private boolean isInForce(Map<String, Object> version) {
        return registry.inForce((String) version.get("target"))
                .filter(model -> version.get("version").equals(model.version()))
                .isPresent();
    }

    private static List<Map<String, Object>> rows(Dataset<Row> found) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : found.collectAsList()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            for (String name : found.columns()) {
                cells.put(name, row.getAs(name));
            }
            rows.add(cells);
        }
        return rows;
    }
}
