package org.quanyu.pipelines.benefit.match;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Beneficiary;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Facts in a Parquet file or a folder of such, and what they can be matched with. */
public final class FactFile {

    private static final String BENEFICIARY = "beneficiary";

    private final Path path;
    private final Dataset<Row> rows;

    private FactFile(Path path, Dataset<Row> rows) {
        this.path = path;
        this.rows = rows;
    }

    /** The facts of one kind of beneficiary and what they are matched with. */
    public record Part(Dataset<Row> facts, MatchPlan plan) {}

    /** @throws LakeException {@code FACTS_INVALID} where there is no file, or one that is not Parquet */
    public static FactFile read(SparkSession spark, Path path) {
        if (!Files.exists(path)) {
            throw invalid("there is no " + path, "name a Parquet file of facts with --facts", null);
        }
        try {
            return new FactFile(path, spark.read().parquet(path.toUri().toString()));
        } catch (Exception e) {
            throw invalid(path + " cannot be read as Parquet", "write the facts as Parquet", e);
        }
    }

    private static LakeException invalid(String what, String remedy, Exception cause) {
        return new LakeException(FailureCode.FACTS_INVALID, what, remedy, cause);
    }

    private Set<String> columns() {
        return new TreeSet<>(Arrays.asList(rows.columns()));
    }

    /**
     * The parts of the file: a column {@code beneficiary} tells them apart; without one all rows are of the kind that is asked for, or of
     * the only kind for which a policy finds all its facts.
     *
     * @throws LakeException {@code FACTS_INVALID} where no policy that is in force on the day finds its facts, or several kinds do
     */
    public List<Part> parts(Optional<Beneficiary> asked, LocalDate asOf, Collection<Policy> policies, FactWords words) {
        List<MatchPlan> plans = new ArrayList<>();
        for (Beneficiary beneficiary : Beneficiary.values()) {
            MatchPlan plan = MatchPlan.of(beneficiary, asOf, policies, words);
            boolean isAsked = asked.map(one -> one == beneficiary).orElse(hasFactsOf(plan));
            if (isAsked && !plan.policies().isEmpty()) {
                plans.add(plan);
            }
        }
        if (plans.isEmpty()) {
            throw nothingMatches(asOf, policies, words);
        }
        boolean tellsApart = columns().contains(BENEFICIARY);
        if (plans.size() > 1 && !tellsApart) {
            throw invalid(
                    path + " has the facts of policies for several kinds of beneficiary",
                    "say which one it is about with --beneficiary, or add a column \"beneficiary\"",
                    null);
        }
        return plans.stream()
                .map(plan -> new Part(tellsApart ? rows.filter(col(BENEFICIARY).equalTo(word(plan))) : rows, plan))
                .toList();
    }

    private boolean hasFactsOf(MatchPlan plan) {
        return plan.policies().size() > plan.missing(columns()).size();
    }

    private LakeException nothingMatches(LocalDate asOf, Collection<Policy> policies, FactWords words) {
        for (Beneficiary beneficiary : Beneficiary.values()) {
            for (Map.Entry<String, Set<String>> missing : MatchPlan.of(beneficiary, asOf, policies, words)
                    .missing(columns())
                    .entrySet()) {
                return invalid(
                        path + " has no column " + String.join(", ", missing.getValue()) + ", which " + missing.getKey()
                                + " asks for; no other policy finds its facts either",
                        "name the columns as the sheets name the facts",
                        null);
            }
        }
        return new LakeException(
                FailureCode.POLICIES_MISSING,
                "no policy is in force on " + asOf,
                "choose another day with --as-of, or add a version to a sheet");
    }

    private static String word(MatchPlan plan) {
        return plan.beneficiary().name().toLowerCase(Locale.ROOT);
    }
}
