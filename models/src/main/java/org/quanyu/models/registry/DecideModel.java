package org.quanyu.models.registry;

import static org.quanyu.schemas.step.Outputs.outputs;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quanyu.models.score.RiskModelFolder;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** A person's word about a model: only with it a model that passed its gates acts, and with it one that acts is stopped. */
public final class DecideModel implements Step {

    private final Word word;
    private final ModelStore store;

    public DecideModel(Word word, ModelStore store) {
        this.word = word;
        this.store = store;
    }

    /** What a person may decide. */
    public enum Decision {
        PROMOTED("promoted"),
        WITHDRAWN("withdrawn");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /** As {@code ops.model_decision} has it. */
        public String word() {
            return word;
        }
    }

    /**
     * @param by who answers for it
     * @param reason why
     */
    public record Word(String target, int version, Decision decision, String by, String reason) {}

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("decide:" + word.target())
                .recalls(Registry.MODEL, Registry.DECISION)
                .writes(Registry.DECISION);
    }

    /** @throws LakeException {@code RISK_MODEL_UNKNOWN}, {@code RISK_MODEL_GATES} or {@code RISK_MODEL_ALTERED} */
    @Override
    public Outputs run(Inputs in, StepContext context) {
        Registry registry = Registry.of(in.published(Registry.MODEL), in.published(Registry.DECISION));
        RegisteredModel model = registry.model(word.target(), word.version()).orElseThrow(() -> unknown(registry));
        if (word.decision() == Decision.PROMOTED) {
            requirePassed(model);
            store.read(model);
        }
        Registry.Decision decided = new Registry.Decision(
                word.target(),
                registry.nextDecision(word.target()),
                word.version(),
                word.decision().word(),
                word.by(),
                context.asOf(),
                word.reason());
        List<Registry.Decision> all = new ArrayList<>(registry.decisions(word.target(), word.version()));
        all.add(decided);
        ModelCard.write(new RiskModelFolder(store.folder().resolve(model.files().folder())), all);
        return outputs()
                .append(Registry.DECISION, Registry.row(context.spark(), Registry.DECISION, cells(decided)))
                .delivered(() -> 1);
    }

    private static Map<String, Object> cells(Registry.Decision decided) {
        return Map.of(
                "target", decided.target(),
                "number", decided.number(),
                "version", decided.version(),
                "decision", decided.decision(),
                "decided_by", decided.by(),
                "reason", decided.reason(),
                "as_of", Date.valueOf(decided.asOf()));
    }

    private LakeException unknown(Registry registry) {
        String known = registry.models().stream()
                .map(model -> model.target() + " " + model.version())
                .collect(Collectors.joining(", "));
        return new LakeException(
                FailureCode.RISK_MODEL_UNKNOWN,
                "there is no version " + word.version() + " of a model of " + word.target(),
                known.isEmpty() ? "train one with lake train " + word.target() : "registered: " + known);
    }

    private static void requirePassed(RegisteredModel model) {
        if (!model.passed()) {
            throw new LakeException(
                    FailureCode.RISK_MODEL_GATES,
                    "version " + model.version() + " of " + model.target() + " has not passed all gates: "
                            + model.failedGates(),
                    "a model that fails a gate never acts: see its model card, and train another version");
        }
    }
}
