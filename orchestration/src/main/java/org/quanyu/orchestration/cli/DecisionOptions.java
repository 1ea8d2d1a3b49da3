package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import org.quanyu.models.registry.DecideModel;
import org.quanyu.models.registry.DecideModel.Decision;
import org.quanyu.models.registry.DecideModel.Word;
import org.quanyu.models.registry.ModelStore;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.Progress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says with a decision about a model, and how it is entered into the lake. */
final class DecisionOptions {

    @Parameters(index = "0", paramLabel = "TARGET", description = "The risk, for example relocation.")
    private String target;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version, as lake model list names it.")
    private int version;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers for the decision.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is kept with the model.")
    private String reason;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The logical date of the decision (default: that of the last published run).")
    private LocalDate asOf;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    int decide(Decision decision, PrintWriter err, PrintWriter out) {
        LogFile.in(home.path().resolve("logs"));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            Word word = new Word(target, version, decision, by, reason);
            LakeWork work = new LakeWork(lake, engine, new Progress(err));
            work.run(
                    "decide",
                    work.asOf(asOf),
                    new DecideModel(word, new ModelStore(lake.home().models())),
                    word.toString());
            out.printf("version %d of %s: %s by %s%n", version, target, decision.word(), by);
            out.flush();
        }
        return 0;
    }
}
