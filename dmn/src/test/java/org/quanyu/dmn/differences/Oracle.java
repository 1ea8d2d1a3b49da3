package org.quanyu.dmn.differences;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.core.compiler.RuntimeModeOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * What kie-dmn decides by a model; every set of facts is decided once, each decision by itself. In its strict mode, as otherwise it
 * takes an input that is not allowed for null.
 */
final class Oracle {

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final Map<Map<String, Object>, Map<String, Object>> decided = new HashMap<>();

    /**
     * Reads a model.
     *
     * @throws IllegalStateException if kie-dmn finds a fault in it
     */
    Oracle(Path file) {
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newFileResource(file.toFile())))
                .getOrElseThrow(IllegalStateException::new);
        ((DMNRuntimeImpl) runtime).setOption(new RuntimeModeOption(RuntimeModeOption.MODE.STRICT));
        model = runtime.getModels().get(0);
        if (model.hasErrors()) {
            throw new IllegalStateException(model.getMessages(DMNMessage.Severity.ERROR).stream()
                    .map(DMNMessage::getText)
                    .collect(Collectors.joining("\n")));
        }
    }

    /** The value of each decision for facts of which none is unknown. */
    Map<String, Object> decide(Map<String, Object> facts) {
        return decided.computeIfAbsent(facts, this::evaluate);
    }

    /** Sets of facts that were decided. */
    int size() {
        return decided.size();
    }

    private Map<String, Object> evaluate(Map<String, Object> facts) {
        Map<String, Object> results = new HashMap<>();
        for (DecisionNode decision : model.getDecisions()) {
            String name = decision.getName();
            results.put(
                    name,
                    Plain.of(evaluate(facts, name).getDecisionResultByName(name).getResult()));
        }
        return results;
    }

    private DMNResult evaluate(Map<String, Object> facts, String decision) {
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        return runtime.evaluateByName(model, context, decision);
    }

    /** What kie-dmn says about a decision beside its value. */
    String messages(Map<String, Object> facts, String decision) {
        return evaluate(facts, decision).getMessages().stream()
                .map(DMNMessage::getText)
                .collect(Collectors.joining("\n"));
    }
}
