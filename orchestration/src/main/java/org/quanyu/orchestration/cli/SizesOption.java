package org.quanyu.orchestration.cli;

import org.quanyu.generator.district.Sizes;
import picocli.CommandLine.Option;

/** How large a generated district is: its scale, and numbers that differ from it. */
final class SizesOption {

    private static final double LARGEST = 10;

    @Option(
            names = "--scale",
            required = true,
            paramLabel = "S",
            description = "Share of the whole district: 1 for 3 million residents and, in three years, 5.6 billion"
                    + " records; up to 10.")
    private double scale;

    @Option(names = "--residents", paramLabel = "N", description = "People who live in the district at a time.")
    private Integer residents;

    @Option(names = "--commuters", paramLabel = "N", description = "People who work in it and live elsewhere.")
    private Integer commuters;

    @Option(names = "--firms", paramLabel = "N", description = "Legal entities, branches and individual businesses.")
    private Integer firms;

    @Option(names = "--devices", paramLabel = "N", description = "Sensors; 0 for none.")
    private Integer devices;

    @Option(names = "--premises", paramLabel = "N", description = "Small premises that are inspected.")
    private Integer premises;

    @Option(names = "--requests", paramLabel = "N", description = "Citizens' requests a year; 0 for none.")
    private Integer requests;

    double scale() {
        if (!(scale > 0 && scale <= LARGEST)) {
            throw LakeCommand.usage(
                    "--scale is " + scale, "give a number above 0 and up to " + (int) LARGEST + ", for example 0.001");
        }
        return scale;
    }

    Sizes sizes() {
        Sizes all = Sizes.of(scale());
        return new Sizes(
                atLeast(1, "--residents", residents, all.residents()),
                atLeast(0, "--commuters", commuters, all.commuters()),
                atLeast(1, "--firms", firms, all.firms()),
                atLeast(0, "--devices", devices, all.devices()),
                atLeast(1, "--premises", premises, all.premises()),
                atLeast(0, "--requests", requests, all.requests()));
    }

    private static int atLeast(int least, String option, Integer given, int otherwise) {
        if (given != null && given < least) {
            throw LakeCommand.usage(option + " is " + given, "give " + least + " or more");
        }
        return given == null ? otherwise : given;
    }
}
