package org.quanyu.models.feature;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;

/** What people read, in Chinese and English. */
public record Title(String zh, String en) {

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("zh", "en"));

    static Title read(YamlFile file, YamlForm form) {
        YamlForm title = YamlForm.of(file, "a title", form.require("title"), KEYS);
        return new Title(title.text("zh"), title.text("en"));
    }
}
