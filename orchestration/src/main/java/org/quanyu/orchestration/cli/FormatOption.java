package org.quanyu.orchestration.cli;

import org.quanyu.orchestration.sql.OutputFormat;
import picocli.CommandLine.Option;

/** How a listing is written. */
final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            defaultValue = "table",
            converter = LowerCase.Format.class,
            description = "How rows are written (default: ${DEFAULT-VALUE}).")
    private OutputFormat format;

    OutputFormat format() {
        return format;
    }
}
