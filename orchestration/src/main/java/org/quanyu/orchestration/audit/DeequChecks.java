package org.quanyu.orchestration.audit;

import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import com.amazon.deequ.checks.CheckResult;
import com.amazon.deequ.checks.CheckStatus;
import com.amazon.deequ.constraints.Constraint;
import com.amazon.deequ.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Severity;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import scala.Enumeration;
import scala.Function1;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.immutable.List$;
import scala.util.Try;

/** Deequ checks from Java, one per rule; all of them are measured in one pass over the rows. */
final class DeequChecks {

    /** What Deequ found; {@code metric} is empty where there were no rows to measure. */
    record Outcome(boolean passed, OptionalDouble metric) {}

    private final String table;
    private final Map<String, Check> checks = new LinkedHashMap<>();

    DeequChecks(String table) {
        this.table = table;
    }

    /** The number of rows. */
    void size(String rule, Severity severity, DoublePredicate passes) {
        checks.put(rule, check(rule, severity).hasSize(scalaFunction(passes), Option.empty()));
    }

    /** The share of rows in which a column has a value. */
    void completeness(String rule, Severity severity, String column, DoublePredicate passes) {
        checks.put(
                rule,
                check(rule, severity).hasCompleteness(column, scalaFunction(passes), Option.empty(), Option.empty()));
    }

    /** The share of rows for which a predicate is not false. */
    void compliance(String rule, Severity severity, String predicate, DoublePredicate passes) {
        // Deequ counts an unknown as broken, a contract as kept
        String kept = "coalesce((" + predicate + "), true)";
        checks.put(
                rule,
                check(rule, severity)
                        .satisfies(
                                kept,
                                rule,
                                scalaFunction(passes),
                                Option.empty(),
                                List$.MODULE$.empty(),
                                Option.empty()));
    }

    Map<String, Outcome> run(Dataset<Row> rows) {
        Map<Check, CheckResult> results = JavaConverters.mapAsJavaMap(new VerificationSuite()
                .onData(rows)
                .addChecks(JavaConverters.asScalaBuffer(new ArrayList<>(checks.values())))
                .run()
                .checkResults());
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        checks.forEach((rule, check) -> outcomes.put(rule, outcome(results.get(check))));
        return outcomes;
    }

    private Outcome outcome(CheckResult result) {
        Option<Metric<?>> metric = result.constraintResults().head().metric();
        if (metric.isEmpty()) {
            throw notMeasured("Deequ returned no metric", null);
        }
        Try<?> value = metric.get().value();
        if (value.isSuccess()) {
            return new Outcome(
                    result.status().equals(CheckStatus.Success()), OptionalDouble.of((double) (Double) value.get()));
        }
        Throwable failure = value.failed().get();
        if (failure instanceof EmptyStateException) {
            return new Outcome(true, OptionalDouble.empty());
        }
        throw notMeasured(String.valueOf(failure.getMessage()), failure);
    }

    private LakeException notMeasured(String why, Throwable cause) {
        return new LakeException(
                FailureCode.AUDIT_FAILED,
                table + " could not be audited: " + why.lines().findFirst().orElse(""),
                "correct the rule that says so in the contract of the table",
                cause);
    }

    private static Check check(String rule, Severity severity) {
        Enumeration.Value level = severity == Severity.ERROR ? CheckLevel.Error() : CheckLevel.Warning();
        return new Check(level, rule, JavaConverters.asScalaBuffer(List.<Constraint>of()));
    }

    private static Function1<Object, Object> scalaFunction(DoublePredicate passes) {
        return value -> passes.test(((Number) value).doubleValue());
    }
}
