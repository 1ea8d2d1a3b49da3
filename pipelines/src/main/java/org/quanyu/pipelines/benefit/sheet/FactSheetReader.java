package org.quanyu.pipelines.benefit.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.quanyu.pipelines.benefit.sheet.FactSheet.Fact;
import org.quanyu.pipelines.benefit.sheet.FactSheet.Over;
import org.quanyu.pipelines.benefit.sheet.FactSheet.Type;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads a {@link FactSheet} from YAML. */
public final class FactSheetReader {

    private static final String PAGE = "docs/matching.md";
    private static final Set<String> KEYS = Set.of("entity", "facts");
    private static final Set<String> FACT_KEYS = Set.of("type", "sql", "over");

    private FactSheetReader() {}

    /** @throws LakeException {@code FACT_SHEET_INVALID} with file, line and column */
    public static FactSheet read(Path path) {
        YamlFile file = new YamlFile(path.getFileName().toString(), FailureCode.FACT_SHEET_INVALID, PAGE);
        YamlForm form = YamlForm.of(file, "a sheet of facts", YamlNode.parse(file, text(path)), KEYS);
        List<Fact> facts = new ArrayList<>();
        form.keys("facts").forEach((name, key) -> facts.add(fact(file, name, key.value())));
        return new FactSheet(file, form.text("entity"), form.placeOf("entity"), facts);
    }

    private static Fact fact(YamlFile file, String name, YamlNode node) {
        YamlForm form = YamlForm.of(file, "fact " + name, node, FACT_KEYS);
        Type type = Type.valueOf(upper(form.oneOf("type", FactSheet.words(Type.values()))));
        Over over =
                form.has("over") ? Over.valueOf(upper(form.oneOf("over", FactSheet.words(Over.values())))) : Over.AGREE;
        boolean fits = over == Over.ANY ? type == Type.BOOLEAN : over != Over.SUM || type == Type.NUMBER;
        if (!fits) {
            throw form.failure(
                    "over",
                    FactSheet.word(over) + " does not go with a " + FactSheet.word(type),
                    "sum goes with numbers, any with booleans");
        }
        return new Fact(name, type, form.text("sql"), over, form.placeOf("sql"));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.FACT_SHEET_INVALID,
                    path + " cannot be read",
                    "name a sheet of facts in YAML; see " + PAGE,
                    e);
        }
    }
}
