package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.match.MatchFolder;
import org.quanyu.pipelines.benefit.match.MatchSummary;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake match run}: who qualifies by a file of facts; needs no lake. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Matches a table of facts with policies: who qualifies, for how much and why, and who nearly does and what is"
                        + " missing. Writes benefit_match and benefit_near_miss as Parquet.")
final class MatchRunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "FOLDER",
            description = "A policy's folder, or one that holds such folders.")
    private Path policies;

    @Option(
            names = "--facts",
            required = true,
            paramLabel = "FILE",
            description = "Facts in Parquet, see docs/matching.md: a row for each entity, a column for each fact.")
    private Path facts;

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            description = "The day on which is decided, for example 2024-12-31.")
    private LocalDate asOf;

    @Option(
            names = "--beneficiary",
            paramLabel = "KIND",
            description =
                    "Whom the facts are about: person, household or firm; where it is left out, what the columns tell.",
            converter = LowerCase.Beneficiary.class)
    private Policy.Beneficiary beneficiary;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        new OutputFolder(out).requireEmpty();
        Collection<Policy> read = PolicyReader.all(policies).values();
        if (read.isEmpty()) {
            throw new LakeException(
                    FailureCode.POLICIES_MISSING,
                    "no policy below " + policies,
                    "name a folder with a policy.yaml in it or in a folder of it");
        }
        try (FileSession session = FileSession.open(engine)) {
            List<FactFile.Part> parts = FactFile.read(session.spark(), facts)
                    .parts(Optional.ofNullable(beneficiary), asOf, read, FactWords.of(policies));
            parts.forEach(this::warn);
            MatchFolder folder = new MatchFolder(out);
            Path matches = folder.write("benefit_match", union(parts, true));
            Path nearMisses = folder.write("benefit_near_miss", union(parts, false));
            MatchSummary summary = MatchSummary.of(
                    session.spark().read().parquet(matches.toString()),
                    session.spark().read().parquet(nearMisses.toString()));
            Rows.write(format.format(), spec.commandLine().getOut(), summary.rows());
        }
        return 0;
    }

    private static Dataset<Row> union(List<FactFile.Part> parts, boolean isMatch) {
        return parts.stream()
                .map(part -> isMatch
                        ? BenefitMatch.matches(part.facts(), part.plan())
                        : BenefitMatch.nearMisses(part.facts(), part.plan()))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    private void warn(FactFile.Part part) {
        PrintWriter errors = spec.commandLine().getErr();
        Set<String> columns = new TreeSet<>(Arrays.asList(part.facts().columns()));
        for (Map.Entry<String, Set<String>> missing :
                part.plan().missing(columns).entrySet()) {
            errors.println("warning   " + missing.getKey() + ": no column " + String.join(", ", missing.getValue())
                    + "; unknown for everybody");
        }
        errors.flush();
    }
}
