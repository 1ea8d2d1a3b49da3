package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.risk.ModelRegister;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake model show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows the gates of a version, what people decided about it, and where its model card is.")
final class ModelShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TARGET", description = "The risk, for example relocation.")
    private String target;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version, as lake model list names it.")
    private int version;

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
        LogFile.in(home.path().resolve("logs"));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            ModelRegister register = new ModelRegister(table -> lake.rows(table, spark));
            List<Map<String, Object>> gates = register.gates(target, version);
            if (gates.isEmpty()) {
                throw new LakeException(
                        FailureCode.RISK_MODEL_UNKNOWN,
                        "there is no version " + version + " of a model of " + target,
                        "lake model list shows those there are");
            }
            PrintWriter out = spec.commandLine().getOut();
            Rows.write(format.format(), out, gates);
            if (format.format() == OutputFormat.TABLE) {
                Rows.write(format.format(), out, register.decisions(target, version));
                out.println("cards  "
                        + lake.home()
                                .models()
                                .resolve(register.folder(target, version))
                                .resolve("card.zh.html")
                        + " and card.en.html");
            }
            out.flush();
        }
        return 0;
    }
}
