package org.quanyu.dmn.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.FeelParser;
import org.quanyu.dmn.feel.Names;

/** Reads a DMN file (1.1 to 1.5) and refuses, with the place, what is not understood. */
public final class ModelReader {

    private static final Set<String> NODES =
            Set.of("inputData", "decision", "businessKnowledgeModel", "decisionService", "knowledgeSource");

    private final Path file;
    private final Element root;
    private final Map<String, Element> byId = new HashMap<>();
    private final Set<String> members = new TreeSet<>();

    private ModelReader(Path file, Element root) {
        this.file = file;
        this.root = root;
    }

    /**
     * The model of a file.
     *
     * @throws ModelException if it is not a model, or one that cannot be evaluated
     */
    public static DecisionModel read(Path file) {
        return new ModelReader(file, XmlReader.read(file)).model();
    }

    private DecisionModel model() {
        if (!root.name().equals("definitions")) {
            throw new ModelException("it is no DMN model: its root is <" + root.name() + ">", file, root);
        }
        root.all("import").findFirst().ifPresent(element -> {
            throw new ModelException("imports of other models are not read", file, element);
        });
        root.children().stream()
                .filter(element -> NODES.contains(element.name()))
                .forEach(element -> byId.put(element.attribute("id"), element));
        root.all("itemDefinition").forEach(this::collectMembers);
        Types types = new Types(root.all("itemDefinition")
                .collect(Collectors.toMap(element -> name(element), this::itemType, (one, other) -> other)));
        byId.values().forEach(node -> node.first("variable").ifPresent(variable -> checkType(variable, types)));
        DecisionModel model = new DecisionModel(
                root.attribute("name"),
                types,
                nodes("inputData", element -> new DecisionModel.Input(name(element), type(element))),
                nodes("decision", this::decision),
                nodes("businessKnowledgeModel", this::knowledge),
                nodes("decisionService", this::service));
        refuseCycles(model);
        return model;
    }

    private void checkType(Element variable, Types types) {
        String type = variable.attribute("typeRef");
        if (type != null && !types.isKnown(plain(type))) {
            throw new ModelException("no type is named \"" + type + "\"", file, variable);
        }
    }

    private <T> Map<String, T> nodes(String kind, Function<Element, T> reading) {
        Map<String, T> nodes = new LinkedHashMap<>();
        root.all(kind).forEach(element -> {
            if (nodes.put(name(element), reading.apply(element)) != null) {
                throw new ModelException("a second " + kind + " is named \"" + name(element) + "\"", file, element);
            }
        });
        return nodes;
    }

    private void collectMembers(Element item) {
        item.all("itemComponent").forEach(component -> {
            members.add(name(component));
            collectMembers(component);
        });
    }

    private ItemType itemType(Element item) {
        Map<String, ItemType> components = new LinkedHashMap<>();
        item.all("itemComponent").forEach(component -> components.put(name(component), itemType(component)));
        return new ItemType(
                item.childText("typeRef").map(ModelReader::plain).orElse(null),
                components,
                Boolean.parseBoolean(item.attribute("isCollection")),
                item.first("allowedValues")
                        .map(values -> tests(values, Set.of()))
                        .orElse(List.of()));
    }

    private DecisionModel.Decision decision(Element element) {
        List<String> requires = requires(element);
        Set<String> seen = new TreeSet<>(requires);
        Logic logic = element.children().stream()
                .filter(ModelReader::isLogic)
                .findFirst()
                .map(child -> logic(child, seen))
                .orElseGet(Logic.None::new);
        return new DecisionModel.Decision(name(element), type(element), requires, logic);
    }

    private DecisionModel.Knowledge knowledge(Element element) {
        List<String> requires = requires(element);
        Set<String> seen = new TreeSet<>(requires);
        seen.add(name(element));
        Element logic = element.first("encapsulatedLogic")
                .orElseThrow(() -> new ModelException("it has no logic", file, element));
        return new DecisionModel.Knowledge(name(element), type(element), requires, definition(logic, seen));
    }

    private DecisionModel.Service service(Element element) {
        return new DecisionModel.Service(
                name(element),
                references(element, Stream.of("outputDecision")),
                references(element, Stream.of("inputData", "inputDecision")));
    }

    private List<String> requires(Element element) {
        return Stream.of("informationRequirement", "knowledgeRequirement")
                .flatMap(element::all)
                .flatMap(requirement ->
                        references(requirement, Stream.of("requiredInput", "requiredDecision", "requiredKnowledge"))
                                .stream())
                .toList();
    }

    private List<String> references(Element element, Stream<String> kinds) {
        return kinds.flatMap(element::all).map(this::referred).toList();
    }

    private String referred(Element reference) {
        String target = reference.attribute("href");
        Element node = byId.get(target.substring(target.indexOf('#') + 1));
        if (node == null) {
            throw new ModelException("nothing has the id \"" + target + "\"", file, reference);
        }
        return name(node);
    }

    private static boolean isLogic(Element element) {
        return switch (element.name()) {
            case "literalExpression",
                    "decisionTable",
                    "context",
                    "invocation",
                    "relation",
                    "list",
                    "functionDefinition",
                    "conditional",
                    "for",
                    "some",
                    "every",
                    "filter" -> true;
            default -> false;
        };
    }

    private Logic logic(Element element, Set<String> seen) {
        return switch (element.name()) {
            case "literalExpression" -> literal(element, seen);
            case "decisionTable" -> new Logic.Table(new TableReader(this, seen).table(element));
            case "context" -> context(element, seen);
            case "invocation" -> invocation(element, seen);
            case "relation" -> relation(element, seen);
            case "list" -> new Logic.Items(logics(element, seen));
            case "functionDefinition" -> definition(element, seen);
            default -> throw new ModelException("<" + element.name() + "> is not evaluated", file, element);
        };
    }

    private Logic literal(Element element, Set<String> seen) {
        return element.first("text").isEmpty()
                        || element.childText("text").orElse("").isEmpty()
                ? new Logic.None()
                : new Logic.Literal(expression(element, seen));
    }

    private List<Logic> logics(Element element, Set<String> seen) {
        return element.children().stream()
                .filter(ModelReader::isLogic)
                .map(child -> logic(child, seen))
                .toList();
    }

    private Logic only(Element element, Set<String> seen) {
        List<Logic> logics = logics(element, seen);
        if (logics.size() != 1) {
            throw new ModelException("<" + element.name() + "> holds no single expression", file, element);
        }
        return logics.get(0);
    }

    private Logic context(Element element, Set<String> seen) {
        Set<String> inner = new TreeSet<>(seen);
        List<Logic.Entry> entries = new ArrayList<>();
        Logic result = null;
        for (Element entry : element.all("contextEntry").toList()) {
            Logic logic = only(entry, inner);
            Element variable = entry.first("variable").orElse(null);
            if (variable == null) {
                result = logic;
            } else {
                entries.add(new Logic.Entry(name(variable), plain(variable.attribute("typeRef")), logic));
                inner.add(name(variable));
                members.add(name(variable));
            }
        }
        return new Logic.Context(List.copyOf(entries), result);
    }

    private Logic invocation(Element element, Set<String> seen) {
        List<Logic.Entry> bindings = element.all("binding")
                .map(binding -> {
                    Element parameter = binding.first("parameter")
                            .orElseThrow(() -> new ModelException("it binds no parameter", file, binding));
                    return new Logic.Entry(name(parameter), plain(parameter.attribute("typeRef")), only(binding, seen));
                })
                .toList();
        Element called = element.first("literalExpression")
                .orElseThrow(() -> new ModelException("it does not say what is called", file, element));
        return new Logic.Invocation(expression(called, seen), bindings);
    }

    private Logic relation(Element element, Set<String> seen) {
        List<String> columns = element.all("column").map(this::name).toList();
        members.addAll(columns);
        return new Logic.Relation(
                columns, element.all("row").map(row -> logics(row, seen)).toList());
    }

    private Logic.Definition definition(Element element, Set<String> seen) {
        String kind = element.attribute("kind");
        if (kind != null && !kind.equals("FEEL")) {
            throw new ModelException("functions in " + kind + " are not evaluated", file, element);
        }
        List<Logic.Parameter> parameters = element.all("formalParameter")
                .map(parameter -> new Logic.Parameter(name(parameter), plain(parameter.attribute("typeRef"))))
                .toList();
        Set<String> inner = new TreeSet<>(seen);
        parameters.forEach(parameter -> inner.add(parameter.name()));
        return new Logic.Definition(parameters, only(element, inner));
    }

    Expression expression(Element element, Collection<String> seen) {
        refuseOtherLanguages(element);
        return Feel.read(file, text(element), text -> FeelParser.expression(text, names(seen)));
    }

    /** The tests of a cell; an empty one is met by anything. */
    List<Expression> tests(Element element, Collection<String> seen) {
        refuseOtherLanguages(element);
        Element text = text(element);
        return text.text().isBlank()
                ? List.of(new Expression.Any())
                : Feel.read(file, text, cell -> FeelParser.unaryTests(cell, names(seen)));
    }

    private void refuseOtherLanguages(Element element) {
        String language = element.attribute("expressionLanguage");
        if (language != null && !language.toUpperCase(Locale.ROOT).contains("FEEL")) {
            throw new ModelException("expressions in " + language + " are not evaluated", file, element);
        }
    }

    private Element text(Element element) {
        return element.first("text").orElseThrow(() -> new ModelException("it has no text", file, element));
    }

    private Names names(Collection<String> seen) {
        return Names.of(seen, members);
    }

    ModelException refused(String message, Element element) {
        return new ModelException(message, file, element);
    }

    private String name(Element element) {
        String name = element.attribute("name");
        if (name == null) {
            throw new ModelException("<" + element.name() + "> has no name", file, element);
        }
        return name.strip().replaceAll("\\s+", " ");
    }

    private static String type(Element element) {
        return plain(element.first("variable")
                .map(variable -> variable.attribute("typeRef"))
                .orElse(null));
    }

    /** Without the prefix that DMN 1.1 put before FEEL's types. */
    private static String plain(String type) {
        return type == null ? null : type.startsWith("feel:") ? type.substring("feel:".length()) : type.strip();
    }

    private void refuseCycles(DecisionModel model) {
        Set<String> done = new TreeSet<>();
        model.decisions().keySet().forEach(name -> follow(model, name, List.of(), done));
    }

    private void follow(DecisionModel model, String name, List<String> path, Set<String> done) {
        if (path.contains(name)) {
            Element element = byId.values().stream()
                    .filter(node -> node.name().equals("decision") && name(node).equals(name))
                    .findFirst()
                    .orElse(root);
            String cycle = String.join(" → ", path.subList(path.indexOf(name), path.size())) + " → " + name;
            throw new ModelException("decisions wait for each other: " + cycle, file, element);
        }
        DecisionModel.Decision decision = model.decisions().get(name);
        if (decision == null || done.contains(name)) {
            return;
        }
        List<String> further = Stream.concat(path.stream(), Stream.of(name)).toList();
        decision.requires().forEach(required -> follow(model, required, further, done));
        done.add(name);
    }
}
