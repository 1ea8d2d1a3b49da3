package org.quanyu.dmn.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.Element;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.dmn.model.ModelException;
import org.quanyu.dmn.model.ModelReader;
import org.quanyu.dmn.model.XmlReader;
import org.quanyu.dmn.tck.KitResult.Outcome;

/** Runs the cases of the DMN technology compatibility kit (dmn-tck.github.io). */
public final class Kit {

    private Kit() {}

    /**
     * The results of all cases below a folder, in the order of their files.
     *
     * @throws ModelException if a file of cases cannot be read
     */
    public static List<KitResult> run(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xml"))
                    .sorted()
                    .flatMap(file -> cases(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<KitResult> cases(Path file) {
        Element root = XmlReader.read(file);
        if (!root.name().equals("testCases")) {
            return List.of();
        }
        Path model = file.resolveSibling(root.childText("modelName")
                .orElseThrow(() -> new ModelException("it names no model", file, root.line(), root.column(), null)));
        List<KitResult> results = new ArrayList<>();
        DecisionModel read = null;
        String refused = "";
        try {
            read = ModelReader.read(model);
        } catch (ModelException e) {
            refused = e.told();
        }
        for (Element testCase : root.all("testCase").toList()) {
            for (Element node : testCase.all("resultNode").toList()) {
                results.add(
                        read == null
                                ? result(model, testCase, node, Outcome.REFUSED, refused)
                                : evaluated(read, model, testCase, node));
            }
        }
        return results;
    }

    private static KitResult evaluated(DecisionModel model, Path file, Element testCase, Element node) {
        Map<String, Object> given = new HashMap<>();
        testCase.all("inputNode").forEach(input -> given.put(input.attribute("name"), KitValue.of(input)));
        ModelEvaluation evaluation = new ModelEvaluation(model, given);
        Object found = "decisionService".equals(testCase.attribute("type"))
                ? evaluation.service(testCase.attribute("invocableName"))
                : evaluation.decision(node.attribute("name"));
        Object expected = node.first("expected").map(KitValue::of).orElse(null);
        return KitValue.isSame(found, expected)
                ? result(file, testCase, node, Outcome.PASSED, "")
                : result(
                        file,
                        testCase,
                        node,
                        Outcome.FAILED,
                        Texts.of(found) + " was found, " + Texts.of(expected) + " expected");
    }

    private static KitResult result(Path model, Element testCase, Element node, Outcome outcome, String found) {
        return new KitResult(
                model.getParent().getFileName().toString(),
                model.getFileName().toString(),
                testCase.attribute("id"),
                node.attribute("name"),
                outcome,
                found);
    }
}
