package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.risk.ModelRegister;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lake model list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists all versions: what they were learnt from, how well they do, whether they passed their gates"
                        + " and which is in force.")
final class ModelListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

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
            Rows.write(format.format(), spec.commandLine().getOut(), register.versions());
        }
        return 0;
    }
}
