package org.quanyu.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Keeps {@code docs/commands.md} current; {@code -Dquanyu.docs.write=true} writes it. */
class CommandReferenceTest {

    private static final int WIDTH = 100;

    private final Path page =
            Path.of(System.getProperty("quanyu.root", "..")).resolve("docs").resolve("commands.md");

    @Test
    void thePageSaysWhatTheCommandsSay() throws IOException {
        String expected = reference();
        if (Boolean.getBoolean("quanyu.docs.write")) {
            Files.writeString(page, expected);
        }

        assertThat(page)
                .as("docs/commands.md is stale: run the tests of orchestration with -Dquanyu.docs.write=true")
                .hasContent(expected);
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("""
                # Commands

                Generated from the program: what each command says to `--help`.

                Exit codes: 0 done; 1 failed, with a code, what happened and what to do; 2 wrong usage; 3 audit
                failed and nothing was published.
                """);
        append(text, LakeCommand.commandLine());
        return text.toString();
    }

    private static void append(StringBuilder text, CommandLine command) {
        command.setUsageHelpWidth(WIDTH);
        String usage = command.getUsageMessage(Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .reduce("", (above, line) -> above + line + "\n");
        text.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(usage)
                .append("```\n");
        new LinkedHashSet<>(command.getSubcommands().values()).forEach(sub -> append(text, sub));
    }
}
