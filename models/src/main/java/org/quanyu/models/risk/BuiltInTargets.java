package org.quanyu.models.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;

/** The targets that ship with the lake, over its own panel of firms. */
public final class BuiltInTargets {

    public static final List<String> NAMES = List.of("relocation", "arrears");

    private BuiltInTargets() {}

    /** @throws LakeException {@code TARGET_UNKNOWN} with the nearest name */
    public static Target named(String name) {
        if (!NAMES.contains(name)) {
            throw new LakeException(
                    FailureCode.TARGET_UNKNOWN,
                    "there is no target " + name,
                    Nearest.hint(name, NAMES) + "targets: " + String.join(", ", NAMES)
                            + ", or the YAML file of another one; see docs/risk.md");
        }
        String file = name + ".yaml";
        try (InputStream text = Objects.requireNonNull(BuiltInTargets.class.getResourceAsStream(file), file)) {
            return TargetReader.read(file, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
