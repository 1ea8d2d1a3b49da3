package org.quanyu.schemas.contract;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a contract file that knows where it stands, so that a failure can name the place.
 *
 * @param file the file as people know it, for example {@code contracts/gold/firm.yaml}
 * @param path where in the file, for example {@code $.schema[0].properties[3].name}
 */
record ContractNode(String file, String path, Node node) {

    static ContractNode parse(String file, String yaml) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                throw invalid(file + ": the file is empty", "write a contract in the Open Data Contract Standard 3.1");
            }
            return new ContractNode(file, "$", root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new LakeException(
                    FailureCode.CONTRACT_INVALID,
                    file + " line " + line + ": not YAML: " + e.getProblem(),
                    "correct the line; values that hold \": \" or \" #\" need quotes",
                    e);
        }
    }

    /** The members of a mapping, each of which must be among {@code allowed}. */
    Map<String, ContractNode> members(Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw failure("a mapping is expected here", "write members such as " + listed(allowed));
        }
        Map<String, ContractNode> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            ContractNode key = new ContractNode(file, path, tuple.getKeyNode());
            String name = key.text();
            if (!allowed.contains(name)) {
                throw key.failure("\"" + name + "\" is not known here", "allowed: " + listed(allowed));
            }
            if (members.put(name, new ContractNode(file, path + "." + name, tuple.getValueNode())) != null) {
                throw key.failure("\"" + name + "\" stands here twice", "keep one of the two");
            }
        }
        return members;
    }

    /** The elements of a list. */
    List<ContractNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw failure("a list is expected here", "write one or more lines that begin with \"- \"");
        }
        List<ContractNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new ContractNode(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    String text() {
        return scalar(Set.of(Tag.STR, Tag.TIMESTAMP))
                .filter(text -> !text.isBlank())
                .map(String::strip)
                .orElseThrow(
                        () -> failure("a text is expected here", "write a text; put numbers and yes/no in quotes"));
    }

    boolean flag() {
        return scalar(Set.of(Tag.BOOL))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf)
                .orElseThrow(() -> failure("true or false is expected here", "allowed: true, false"));
    }

    BigDecimal number() {
        return scalar(Set.of(Tag.INT, Tag.FLOAT))
                .map(this::parsed)
                .orElseThrow(() -> failure("a number is expected here", "write a number without quotes"));
    }

    private BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw failure("\"" + text + "\" is not a decimal number", "write a number such as 5 or 0.25");
        }
    }

    private Optional<String> scalar(Set<Tag> tags) {
        return node instanceof ScalarNode scalar && tags.contains(scalar.getTag())
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /** One of the named values. */
    String oneOf(String... allowed) {
        String text = text();
        if (!List.of(allowed).contains(text)) {
            throw failure("\"" + text + "\" is not known here", "allowed: " + String.join(", ", allowed));
        }
        return text;
    }

    /** A failure at this place. */
    LakeException failure(String what, String remedy) {
        int line = node.getStartMark().getLine() + 1;
        return invalid(file + " line " + line + ", " + path + ": " + what, remedy);
    }

    /** A failure about a member that is not there. */
    ContractNode required(Map<String, ContractNode> members, String name) {
        ContractNode member = members.get(name);
        if (member == null) {
            throw failure("\"" + name + "\" is missing", "add " + name);
        }
        return member;
    }

    private static LakeException invalid(String what, String remedy) {
        return new LakeException(FailureCode.CONTRACT_INVALID, what, remedy);
    }

    private static String listed(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
