package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Option;

/** The policies in force, a table of facts and the day on which is decided. */
final class MatchInput {

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "FOLDER",
            description = "The policies in force: a policy's folder, or one that holds such folders.")
    private Path policies;

    @Option(
            names = "--facts",
            required = true,
            paramLabel = "FILE",
            description = "Facts in Parquet, see docs/matching.md: a row for each entity, a column for each fact.")
    private Path facts;

    @Option(
            names = "--as-of",
            required = true,
            paramLabel = "DATE",
            description = "The day on which is decided, for example 2024-12-31.")
    private LocalDate asOf;

    Path policies() {
        return policies;
    }

    Path facts() {
        return facts;
    }

    LocalDate asOf() {
        return asOf;
    }

    Collection<Policy> read() {
        return read(policies);
    }

    /** @throws LakeException {@code POLICIES_MISSING} where the folder holds none */
    static Collection<Policy> read(Path folder) {
        Collection<Policy> read = PolicyReader.all(folder).values();
        if (read.isEmpty()) {
            throw new LakeException(
                    FailureCode.POLICIES_MISSING,
                    "no policy below " + folder,
                    "name a folder with a policy.yaml in it or in a folder of it");
        }
        return read;
    }
}
