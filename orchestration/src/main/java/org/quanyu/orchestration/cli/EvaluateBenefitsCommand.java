package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.evaluate.BenefitEvaluation;
import org.quanyu.orchestration.evaluate.Score;
import org.quanyu.orchestration.evaluate.Truth;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.Rows;
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

/** {@code lake evaluate benefits}: how good the facts for benefits are, and what policies decide by them. */
@Command(
        name = "benefits",
        mixinStandardHelpOptions = true,
        description =
                "Compares the facts for benefits with what registers of a generated district delivered, and what policies"
                        + " decide by them with what is due in truth, on the day of the facts: an end of a year or the last day"
                        + " of the district.")
final class EvaluateBenefitsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "DIR",
            description = "The folder truth of what lake generate made.")
    private Path truth;

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "FOLDER",
            description = "A policy's folder, or one that holds such folders.")
    private Path policies;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Collection<Policy> read = PolicyReader.all(policies).values();
        if (read.isEmpty()) {
            throw new LakeException(
                    FailureCode.POLICIES_MISSING,
                    "no policy below " + policies,
                    "name a folder with a policy.yaml in it or in a folder of it");
        }
        LogFile.in(home.path().resolve("logs"));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            spark.sql("use " + LakeSession.CATALOG);
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    new BenefitEvaluation(read, FactWords.of(policies))
                            .scores(spark, new Truth(truth)).stream()
                                    .map(Score::row)
                                    .toList());
        }
        return 0;
    }
}
