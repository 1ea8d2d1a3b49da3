package org.quanyu.schemas.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.failure.LakeException;

/** A YAML mapping read by the names it may have; everything else is a failure with its place. */
public final class YamlForm {

    private final YamlFile file;
    private final String what;
    private final YamlNode.Keys node;

    private YamlForm(YamlFile file, String what, YamlNode.Keys node) {
        this.file = file;
        this.what = what;
        this.node = node;
    }

    /**
     * @param what what the mapping describes, for messages, for example {@code a source}
     * @param known every key that it may have
     */
    public static YamlForm of(YamlFile file, String what, YamlNode node, Set<String> known) {
        if (!(node instanceof YamlNode.Keys keys)) {
            throw file.failure(node.place(), what + " is written as keys with values", "see " + file.page());
        }
        keys.keys().forEach((name, key) -> {
            if (!known.contains(name)) {
                throw file.failure(
                        key.place(),
                        what + " has no \"" + name + "\"",
                        Nearest.hint(name, known) + "known keys: " + String.join(", ", known));
            }
        });
        return new YamlForm(file, what, keys);
    }

    public LakeException failure(String name, String what, String remedy) {
        return file.failure(placeOf(name), what, remedy);
    }

    public boolean has(String name) {
        return node.keys().containsKey(name) && !(node.keys().get(name).value() instanceof YamlNode.Nothing);
    }

    public Place placeOf(String name) {
        YamlNode.Key key = node.keys().get(name);
        return key == null ? node.place() : key.value().place();
    }

    public YamlNode require(String name) {
        if (!has(name)) {
            throw file.failure(node.place(), what + " needs \"" + name + "\"", "add it; see " + file.page());
        }
        return node.keys().get(name).value();
    }

    public String text(String name) {
        if (require(name) instanceof YamlNode.Text text) {
            return text.text();
        }
        throw failure(name, "\"" + name + "\" is one text", "write it on one line");
    }

    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        YamlNode value = require(name);
        if (value instanceof YamlNode.Text text) {
            return List.of(text.text());
        }
        if (value instanceof YamlNode.Items items) {
            return items.items().stream().map(item -> item(name, item)).toList();
        }
        throw failure(name, "\"" + name + "\" is a list of texts", "write it as [a, b]");
    }

    public Map<String, YamlNode.Key> keys(String name) {
        if (require(name) instanceof YamlNode.Keys keys) {
            return keys.keys();
        }
        throw failure(name, "\"" + name + "\" is written as keys with values", "see " + file.page());
    }

    /** The text of a key that has a closed set of values. */
    public String oneOf(String name, Collection<String> allowed) {
        String text = text(name);
        if (!allowed.contains(text)) {
            throw failure(
                    name,
                    "\"" + name + "\" cannot be \"" + text + "\"",
                    Nearest.hint(text, allowed) + "it is one of " + String.join(", ", allowed));
        }
        return text;
    }

    private String item(String name, YamlNode item) {
        if (item instanceof YamlNode.Text text) {
            return text.text();
        }
        throw file.failure(item.place(), "\"" + name + "\" is a list of texts", "quote a value such as \"null\"");
    }
}
