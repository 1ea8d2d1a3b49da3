package org.quanyu.orchestration.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lake match}: benefits that find their people. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = "Evaluates the decision models that say who qualifies for a benefit.",
        subcommands = {MatchRunCommand.class, MatchFactsCommand.class, MatchTestCommand.class, MatchKitCommand.class})
final class MatchCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }
}
