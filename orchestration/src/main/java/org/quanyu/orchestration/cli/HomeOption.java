package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where everything the lake owns lives; every command takes it. */
public final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:LAKE_HOME:-lake-home}",
            description = "The folder that holds the lake (LAKE_HOME, else ./lake-home).")
    private Path home;

    /** The folder, absolute. */
    public Path path() {
        return home.toAbsolutePath().normalize();
    }
}
