package org.quanyu.pipelines.benefit.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/**
 * What people call facts: {@code facts.yaml} in a folder of policies, or in the one above it. A fact that it does not name is called as the
 * models call it.
 *
 * @param words by fact
 */
public record FactWords(Map<String, Words> words) {

    private static final String FILE = "facts.yaml";
    private static final Set<String> KEYS = PolicyReader.ordered("title", "unit", "ask");

    /**
     * How a fact is written.
     *
     * @param unit of a number, or empty
     * @param ask the department that is asked when it is missing, or empty
     */
    public record Words(String title, String unit, String ask) {}

    /**
     * The words for the policies of a folder.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code POLICY_INVALID} with file, line and column
     */
    public static FactWords of(Path folder) {
        Path own = folder.resolve(FILE);
        Path above = folder.toAbsolutePath().getParent().resolve(FILE);
        if (Files.isRegularFile(own)) {
            return read(own);
        }
        return Files.isRegularFile(above) ? read(above) : new FactWords(Map.of());
    }

    private static FactWords read(Path path) {
        YamlFile file = new YamlFile(FILE, FailureCode.POLICY_INVALID, PolicyReader.PAGE);
        Map<String, Words> words = new LinkedHashMap<>();
        try {
            if (YamlNode.parse(file, Files.readString(path)) instanceof YamlNode.Keys facts) {
                facts.keys().forEach((fact, key) -> {
                    YamlForm form = YamlForm.of(file, "fact " + fact, key.value(), KEYS);
                    words.put(
                            fact,
                            new Words(
                                    form.text("title"),
                                    form.optionalText("unit").orElse(""),
                                    form.optionalText("ask").orElse("")));
                });
            }
            return new FactWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a fact. */
    public Words of(String fact) {
        return words.getOrDefault(fact, new Words(fact, "", ""));
    }
}
