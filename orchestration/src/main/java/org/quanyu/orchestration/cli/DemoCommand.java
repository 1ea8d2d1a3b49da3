package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake demo}: what the lake does, on a small generated district. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Tells what the lake does on a small generated district: two nights of deliveries, what is set"
                + " aside and why, how a mapping is mended, and a few questions in SQL. It can be repeated.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "lake-home/demo",
            description = "The folder to play in; it is emptied first, if it is a demo's (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        DemoHome home = new DemoHome(folder);
        Path examples = examples();
        home.requireOwn();
        LogFile.in(home.logs());
        home.begin();
        new DemoStory(home, engine, new Story(spec.commandLine().getOut())).tell(examples);
        return 0;
    }

    private static Path examples() {
        String root = System.getProperty("quanyu.root");
        if (root == null) {
            throw new LakeException(
                    FailureCode.SOURCES_MISSING,
                    "the demo's sources are in the project's folder, and the system property quanyu.root does not name it",
                    "start the demo with the lake command that lies in the project's folder");
        }
        return Path.of(root).resolve("examples").resolve("district");
    }
}
