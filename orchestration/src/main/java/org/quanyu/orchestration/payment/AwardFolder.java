package org.quanyu.orchestration.payment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.quanyu.orchestration.payment.Draft.Fund;
import org.quanyu.orchestration.payment.Draft.Recipient;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What is due by the tables {@code benefit_award} and {@code benefit_fund} of a folder that {@code lake match run} made. */
public final class AwardFolder {

    private static final String[] DUE = {"policy", "period", "as_of", "entity", "amount", "fund", "channel"};

    private final SparkSession spark;
    private final Path folder;
    private final Map<String, Policy> policies;

    /** @param policies by which the awards were decided */
    public AwardFolder(SparkSession spark, Path folder, Collection<Policy> policies) {
        this.spark = spark;
        this.folder = folder;
        this.policies = policies.stream().collect(Collectors.toMap(Policy::id, Function.identity()));
    }

    /**
     * Makes a batch of what is due of each policy and period.
     *
     * @param only these policies, or all where none is named
     * @param recipients a Parquet file with {@code entity, name, id_number}, and {@code beneficiary} where entities of several kinds are
     *     named alike
     * @throws LakeException {@code AWARDS_INVALID} where a table is missing or of another shape, or names a policy that is not at hand;
     *     as {@link PaymentDesk#prepare}
     */
    public List<PaymentDesk.Prepared> prepare(
            PaymentDesk desk, Set<String> only, Optional<Path> recipients, String by) {
        Dataset<Row> awards = read("benefit_award", folder.resolve("benefit_award"), "beneficiary", "decision", DUE);
        Dataset<Row> due = awards.where(col("decision").equalTo("due"));
        if (!only.isEmpty()) {
            due = due.where(col("policy").isin(only.toArray()));
        }
        Map<String, Fund> funds = funds();
        Iterator<Row> rows = named(due, recipients)
                .orderBy("policy", "period", "as_of", "entity")
                .toLocalIterator();
        return desk.prepare(new Drafts(rows, funds), by);
    }

    private Dataset<Row> named(Dataset<Row> due, Optional<Path> recipients) {
        if (recipients.isEmpty()) {
            return due.selectExpr(DUE).selectExpr("*", "STRING(NULL) AS name", "STRING(NULL) AS id_number");
        }
        Dataset<Row> names = read("recipients", recipients.get(), "entity", "name", "id_number");
        boolean tellsApart = Arrays.asList(names.columns()).contains("beneficiary");
        String[] key = tellsApart ? new String[] {"beneficiary", "entity"} : new String[] {"entity"};
        Dataset<Row> one = names.selectExpr(concat(key, "STRING(name) AS name", "STRING(id_number) AS id_number"))
                .groupBy(Arrays.stream(key).map(functions::col).toArray(Column[]::new))
                .agg(min("name").as("name"), min("id_number").as("id_number"));
        return due.join(one, key, "left").selectExpr(concat(DUE, "name", "id_number"));
    }

    private static String[] concat(String[] some, String... others) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }

    private Map<String, Fund> funds() {
        Map<String, Fund> funds = new HashMap<>();
        read("benefit_fund", folder.resolve("benefit_fund"), "fund", "year", "budget", "spent", "batches")
                .collectAsList()
                .forEach(row -> funds.put(
                        row.getAs("fund"),
                        new Fund(
                                row.getAs("fund"),
                                row.getAs("budget"),
                                row.getAs("spent"),
                                new HashSet<>(row.getList(row.fieldIndex("batches"))))));
        return funds;
    }

    private Dataset<Row> read(String what, Path path, String first, String second, String... more) {
        if (!Files.exists(path)) {
            throw invalid("there is no " + path, "name the folder that lake match run made with --awards", null);
        }
        Dataset<Row> rows;
        try {
            rows = spark.read().parquet(path.toUri().toString());
        } catch (Exception e) {
            throw invalid(path + " cannot be read as Parquet", "name the folder that lake match run made", e);
        }
        Set<String> missing = new TreeSet<>(List.of(concat(more, first, second)));
        missing.removeAll(Arrays.asList(rows.columns()));
        if (!missing.isEmpty()) {
            throw invalid(
                    path + " has no column " + String.join(", ", missing) + " of " + what,
                    "write it anew, with lake match run where it is of awards",
                    null);
        }
        return rows;
    }

    private static LakeException invalid(String what, String remedy, Exception cause) {
        return new LakeException(FailureCode.AWARDS_INVALID, what, remedy, cause);
    }

    /** A draft of the rows of each policy and period, which follow each other. */
    private final class Drafts implements Iterator<Draft> {

        private final Iterator<Row> rows;
        private final Map<String, Fund> funds;
        private Row next;

        Drafts(Iterator<Row> rows, Map<String, Fund> funds) {
            this.rows = rows;
            this.funds = funds;
            advance();
        }

        private void advance() {
            next = rows.hasNext() ? rows.next() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Draft next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Row first = next;
            List<Recipient> recipients = new ArrayList<>();
            while (next != null && isSame(first, next)) {
                recipients.add(new Recipient(
                        next.getAs("entity"),
                        next.getAs("name"),
                        next.getAs("id_number"),
                        next.<BigDecimal>getAs("amount")));
                advance();
            }
            return draft(first, recipients);
        }

        private static boolean isSame(Row one, Row other) {
            return List.of("policy", "period", "as_of").stream()
                    .allMatch(column -> one.getAs(column).equals(other.getAs(column)));
        }

        private Draft draft(Row row, List<Recipient> recipients) {
            String id = row.getAs("policy");
            Policy policy = Optional.ofNullable(policies.get(id))
                    .orElseThrow(() -> invalid(
                            "the awards are of a policy " + id + " of which there is no sheet",
                            "name the policies with --policies by which they were decided",
                            null));
            Optional<Fund> fund = Optional.ofNullable(row.<String>getAs("fund"))
                    .map(name -> Optional.ofNullable(funds.get(name))
                            .orElseThrow(() -> invalid(
                                    "benefit_fund does not tell of the fund " + name,
                                    "name the folder that lake match run made",
                                    null)));
            return new Draft(
                    id,
                    policy.title().chinese(),
                    row.getAs("period"),
                    row.<Date>getAs("as_of").toLocalDate(),
                    fund,
                    rivals(policy),
                    row.getAs("channel"),
                    recipients);
        }

        private Set<String> rivals(Policy policy) {
            Set<String> rivals = new TreeSet<>(policy.terms().excludes());
            policies.values().stream()
                    .filter(other -> other.terms().excludes().contains(policy.id()))
                    .forEach(other -> rivals.add(other.id()));
            return rivals;
        }
    }
}
