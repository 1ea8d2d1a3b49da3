package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.evaluate.Evaluation;
import org.quanyu.orchestration.evaluate.Score;
import org.quanyu.orchestration.evaluate.Truth;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lake evaluate}: how good the lake's jobs are on a generated district. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Compares what the lake made of a generated district with the truth about it, and with the best"
                        + " that one who knows the truth could do. With fusion, compares the clusters of any linkage with labels; with"
                        + " causes, the causes that were found with known ones; with benefits, facts and what policies decide by them.",
        synopsisSubcommandLabel = "[fusion … | causes … | benefits …]",
        subcommands = {EvaluateFusionCommand.class, EvaluateCausesCommand.class, EvaluateBenefitsCommand.class})
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "The folder truth of what lake generate made; required.")
    private Path truth;

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
        if (truth == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--truth=DIR'");
        }
        LogFile.in(home.path().resolve("logs"));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            spark.sql("use " + LakeSession.CATALOG);
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    Evaluation.scores(spark, new Truth(truth), lake.tables())
                            .map(Score::row)
                            .toList());
        }
        return 0;
    }
}
