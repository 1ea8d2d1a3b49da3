package org.quanyu.orchestration.audit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.orchestration.audit.DeequChecks.Outcome;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Rule;
import org.quanyu.schemas.contract.Rule.Metric;
import org.quanyu.schemas.contract.Rule.RowRule;
import org.quanyu.schemas.contract.Rule.TableRule;
import org.quanyu.schemas.contract.Severity;
import org.quanyu.schemas.contract.SqlText;

/**
 * Measures whether a table keeps its contract: its rules but for those that reject rows, and that required
 * columns are filled. Deequ measures all rules over rows in one pass; duplicate keys take one more, over
 * hashes of the key.
 */
public final class ContractAudit {

    private static final String ROWS = "rows of the table";

    private final Contract contract;
    private final Dataset<Row> table;

    private ContractAudit(Contract contract, Dataset<Row> table) {
        this.contract = contract;
        this.table = table;
    }

    /** One result per audited rule, in the order of the contract. */
    public static List<AuditResult> audit(Contract contract, Dataset<Row> table) {
        return new ContractAudit(contract, table).results();
    }

    private List<AuditResult> results() {
        List<Rule> rules = auditedRules();
        DeequChecks checks = new DeequChecks(contract.table());
        checks.size(ROWS, Severity.WARN, rows -> true);
        rules.forEach(rule -> addTo(checks, rule));
        Map<String, Outcome> outcomes = checks.run(table);
        long rows = (long) outcomes.get(ROWS).metric().orElse(0);
        return rules.stream()
                .map(rule -> result(rule, outcomes.get(rule.name()), rows))
                .toList();
    }

    private List<Rule> auditedRules() {
        List<Rule> rules = new ArrayList<>();
        contract.columns().stream()
                .filter(org.quanyu.schemas.contract.Column::required)
                .forEach(column -> rules.add(filled(column.name())));
        contract.rules().stream()
                .filter(rule -> rule.severity() != Severity.REJECT)
                .forEach(rules::add);
        return rules;
    }

    private static TableRule filled(String column) {
        return new TableRule(
                column + "_required",
                Severity.ERROR,
                "Every row has " + column + ".",
                Metric.COMPLETENESS,
                Optional.of(column),
                1,
                1);
    }

    private static void addTo(DeequChecks checks, Rule rule) {
        if (rule instanceof RowRule row) {
            checks.compliance(row.name(), row.severity(), row.predicate(), share -> share == 1);
        } else if (rule instanceof TableRule measured) {
            switch (measured.metric()) {
                case ROW_COUNT -> checks.size(measured.name(), measured.severity(), within(measured)::holds);
                case COMPLETENESS ->
                    checks.completeness(
                            measured.name(),
                            measured.severity(),
                            measured.column().orElseThrow(),
                            within(measured)::holds);
                case DUPLICATE_KEYS -> {
                    // Deequ's uniqueness groups by the key itself and counts the table once more
                }
            }
        }
    }

    private AuditResult result(Rule rule, Outcome outcome, long rows) {
        if (rule instanceof RowRule row) {
            return rowResult(row, outcome, rows);
        }
        TableRule measured = (TableRule) rule;
        return switch (measured.metric()) {
            case ROW_COUNT ->
                result(
                        measured,
                        rows,
                        "The table has " + rows + " rows, " + within(measured).words());
            case COMPLETENESS -> completenessResult(measured, outcome, rows);
            case DUPLICATE_KEYS -> {
                long duplicates = duplicates(measured.column());
                yield result(
                        measured,
                        duplicates,
                        duplicates + " of " + rows + " rows share their key with another, "
                                + within(measured).words());
            }
        };
    }

    private AuditResult rowResult(RowRule rule, Outcome outcome, long rows) {
        double share = outcome.metric().orElse(1);
        long broken = Math.round((1 - share) * rows);
        String found = outcome.passed()
                ? "It holds in all " + rows + " rows."
                : "It does not hold in " + broken + " of " + rows + " rows.";
        return new AuditResult(
                contract.table(),
                rule.name(),
                rule.severity(),
                share,
                outcome.passed(),
                rule.description() + " " + found);
    }

    private AuditResult completenessResult(TableRule rule, Outcome outcome, long rows) {
        String column = rule.column().orElseThrow();
        double share = outcome.metric().orElse(1);
        long empty = Math.round((1 - share) * rows);
        BigDecimal mayBeEmpty =
                BigDecimal.ONE.subtract(BigDecimal.valueOf(rule.minimum())).movePointRight(2);
        return new AuditResult(
                contract.table(),
                rule.name(),
                rule.severity(),
                share,
                outcome.passed(),
                rule.description() + " " + column + " is empty in " + empty + " of " + rows + " rows, at most "
                        + mayBeEmpty.stripTrailingZeros().toPlainString() + " % may be.");
    }

    private AuditResult result(TableRule rule, long measured, String found) {
        return new AuditResult(
                contract.table(),
                rule.name(),
                rule.severity(),
                measured,
                within(rule).holds(measured),
                rule.description() + " " + found + ".");
    }

    /** Rows whose key stands in another row too; empty parts of a primary key equal each other. */
    private long duplicates(Optional<String> column) {
        List<String> names = column.map(List::of).orElseGet(contract::primaryKey);
        Column[] key = names.stream().map(ContractAudit::quoted).toArray(Column[]::new);
        Dataset<Row> rows = column.isPresent() ? table.where(key[0].isNotNull()) : table;
        // hashes are narrower to shuffle than keys; only if some meet are the keys themselves compared
        return repeated(rows.select(xxhash64(key))) == 0 ? 0 : repeated(rows.select(key));
    }

    private static long repeated(Dataset<Row> keys) {
        Column[] columns =
                Arrays.stream(keys.columns()).map(ContractAudit::quoted).toArray(Column[]::new);
        return keys.groupBy(columns)
                .count()
                .where(col("count").gt(1))
                .agg(coalesce(sum("count"), lit(0L)))
                .head()
                .getLong(0);
    }

    private static Column quoted(String name) {
        return col(SqlText.identifier(name));
    }

    private static Range within(TableRule rule) {
        return new Range(rule.minimum(), rule.maximum());
    }

    /** What a measure may be. */
    private record Range(double minimum, double maximum) {

        boolean holds(double measured) {
            return measured >= minimum && measured <= maximum;
        }

        String words() {
            if (maximum == Double.MAX_VALUE) {
                return "at least " + (long) minimum + " expected";
            }
            return minimum == maximum
                    ? (long) minimum + " expected"
                    : (long) minimum + " to " + (long) maximum + " expected";
        }
    }
}
