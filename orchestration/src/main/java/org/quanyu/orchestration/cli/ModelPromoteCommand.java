package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.models.registry.DecideModel.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lake model promote}. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Lets a version act from the next night on. It has to have passed its gates; who decided it and why is kept in ops.model_decision.")
final class ModelPromoteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DecisionOptions options;

    @Override
    public Integer call() {
        return options.decide(
                Decision.PROMOTED,
                spec.commandLine().getErr(),
                spec.commandLine().getOut());
    }
}
