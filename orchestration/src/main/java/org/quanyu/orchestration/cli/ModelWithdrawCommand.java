package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.models.registry.DecideModel.Decision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lake model withdraw}. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description =
                "Stops a version: the next nights score no firm by it. Who decided it and why is kept in ops.model_decision.")
final class ModelWithdrawCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DecisionOptions options;

    @Override
    public Integer call() {
        return options.decide(
                Decision.WITHDRAWN,
                spec.commandLine().getErr(),
                spec.commandLine().getOut());
    }
}
