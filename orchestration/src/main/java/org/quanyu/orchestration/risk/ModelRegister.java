package org.quanyu.orchestration.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;

/** What the registry tells of models, as rows that commands print; it holds a few rows a year. */
public record ModelRegister(SparkSession spark) {

    private static final String VERSIONS = """
            WITH latest AS (
                SELECT target, version, max_by(decision, number) AS decision,
                    max(CASE WHEN decision = 'promoted' THEN number END) AS number
                FROM %1$s.ops.model_decision GROUP BY target, version),
            in_force AS (
                SELECT target, max_by(version, number) AS version, max_by(decision, number) AS decision
                FROM latest WHERE number IS NOT NULL GROUP BY target)
            SELECT m.target, m.version, string(m.as_of) AS as_of,
                string(m.from_month) AS from_month, string(m.to_month) AS to_month, m.rows, m.positives,
                round(m.auc, 4) AS auc, round(m.average_precision, 4) AS average_precision,
                round(m.rule_average_precision, 4) AS rule_average_precision,
                round(m.precision_at_capacity, 4) AS precision_at_capacity,
                round(m.rule_precision_at_capacity, 4) AS rule_precision_at_capacity, m.passed AS passed_gates,
                coalesce(l.decision = 'promoted', false) AS in_force
            FROM %1$s.ops.model m
            LEFT JOIN in_force l ON l.target = m.target AND l.version = m.version
            ORDER BY m.target, m.version""";

    private static final String GATES = """
            SELECT gate.name AS gate, gate.passed, gate.found FROM (
                SELECT explode(from_json(gates, 'array<struct<name:string,passed:boolean,found:string>>')) AS gate
                FROM %s.ops.model WHERE target = :target AND version = :version)""";

    private static final String DECISIONS = """
            SELECT string(as_of) AS as_of, decision, decided_by, reason FROM %s.ops.model_decision
            WHERE target = :target AND version = :version ORDER BY number""";

    private static final String FOLDER =
            "SELECT folder FROM %s.ops.model WHERE target = :target AND version = :version";

    /** One row a version: target, version, what it was learnt from, measures beside the rule's, gates, whether in force. */
    public List<Map<String, Object>> versions() {
        return rows(VERSIONS, Map.of());
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
        return rows(GATES, Map.of("target", target, "version", version));
    }

    public List<Map<String, Object>> decisions(String target, int version) {
        return rows(DECISIONS, Map.of("target", target, "version", version));
    }

    /** Below the folder of models. */
    public String folder(String target, int version) {
        return rows(FOLDER, Map.of("target", target, "version", version))
                .get(0)
                .get("folder")
                .toString();
    }

    private List<Map<String, Object>> rows(String sql, Map<String, Object> values) {
        Dataset<Row> found = spark.sql(sql.formatted(LakeSession.CATALOG), values);
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
