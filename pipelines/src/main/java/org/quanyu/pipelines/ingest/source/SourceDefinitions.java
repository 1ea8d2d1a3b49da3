package org.quanyu.pipelines.ingest.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The sources of a folder. */
public final class SourceDefinitions {

    private SourceDefinitions() {}

    /**
     * All {@code *.yaml} files of a folder, by file name.
     *
     * @throws LakeException {@code SOURCES_MISSING} where there is none, {@code SOURCE_INVALID} where one is wrong
     */
    public static List<SourceDefinition> read(Path folder) {
        List<SourceDefinition> definitions = new ArrayList<>();
        Map<String, String> fileBySource = new HashMap<>();
        for (Path file : yamlFiles(folder)) {
            String name = file.getFileName().toString();
            SourceDefinition definition = SourceReader.read(name, text(file));
            String other = fileBySource.put(definition.source(), name);
            if (other != null) {
                throw definition
                        .origin()
                        .failure(
                                "source",
                                definition.source() + " is a source of " + other + " too",
                                "rename one of them");
            }
            definitions.add(definition);
        }
        return List.copyOf(definitions);
    }

    /** As {@link #read(Path)}, each source held against the contract of the table it fills. */
    public static List<SourceDefinition> read(Path folder, Contracts contracts) {
        List<SourceDefinition> definitions = read(folder);
        definitions.forEach(definition -> definition.check(contracts));
        return definitions;
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LakeException(
                    FailureCode.SOURCES_MISSING,
                    "there is no folder " + folder + " with sources",
                    "give the folder that holds the source files (*.yaml)");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (yaml.isEmpty()) {
                throw new LakeException(
                        FailureCode.SOURCES_MISSING,
                        "the folder " + folder + " holds no source file (*.yaml)",
                        "see docs/sources.md for how to write one");
            }
            return yaml;
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.SOURCES_MISSING,
                    folder + " cannot be read: " + e.getMessage(),
                    "check its permissions",
                    e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.SOURCE_INVALID,
                    file.getFileName() + " cannot be read as UTF-8 text: " + e.getMessage(),
                    "save it as UTF-8 and check its permissions",
                    e);
        }
    }
}
