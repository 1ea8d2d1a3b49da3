package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is delivered: the sources that describe it and the folder where it lies. */
final class DeliveryOption {

    @Option(
            names = "--sources",
            paramLabel = "DIR",
            defaultValue = "sources",
            description = "Folder with the source files, *.yaml (default: ./sources).")
    private Path sources;

    @Option(
            names = "--input",
            paramLabel = "DIR",
            defaultValue = "input",
            description = "Folder below which the delivered files lie (default: ./input).")
    private Path input;

    Path sources() {
        return sources;
    }

    Path input() {
        return input;
    }
}
