package org.quanyu.orchestration.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where Spark runs and how it is set. */
final class EngineOption {

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "local[*]",
            description = "Spark master (default: ${DEFAULT-VALUE}, all cores of this machine).")
    private String master;

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "A further Spark setting; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    String master() {
        return master;
    }

    Map<String, String> settings() {
        return settings;
    }
}
