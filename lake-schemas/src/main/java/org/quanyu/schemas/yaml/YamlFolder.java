package org.quanyu.schemas.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The {@code *.yaml} files that a site keeps in a folder. */
public final class YamlFolder {

    private YamlFolder() {}

    /**
     * The texts of the files by their names, in the order of these; none where the folder is missing.
     *
     * @param code of the failure where a file cannot be read as UTF-8
     */
    public static Map<String, String> texts(Path folder, FailureCode code) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.put(file.getFileName().toString(), text(file, code));
            }
        } catch (IOException e) {
            throw unreadable(folder, code, e);
        }
        return texts;
    }

    private static String text(Path file, FailureCode code) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, code, e);
        }
    }

    private static LakeException unreadable(Path path, FailureCode code, IOException e) {
        return new LakeException(
                code,
                path + " cannot be read as UTF-8 text: " + e.getMessage(),
                "save it as UTF-8 and check its permissions",
                e);
    }
}
