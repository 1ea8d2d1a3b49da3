package org.quanyu.models.watch;

import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.ArrayList;
import java.util.List;
import org.quanyu.models.registry.Registry;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * Watches the models in force: whether the latest scored month looks like what they learnt from, what came true of the months
 * whose horizon has passed, and whether a newer model did better. It warns and changes no model. A month is watched once, and
 * while outcomes are still told again with each month that ends; where no model is in force, nothing is.
 */
public final class WatchModels implements Step {

    private final List<WatchedRisk> risks;

    public WatchModels(List<WatchedRisk> risks) {
        this.risks = List.copyOf(risks);
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("watch-models")
                .looksInto(
                        RiskWatch.FIRM_MONTH,
                        RiskWatch.RISK_SCORE,
                        RiskWatch.FIRM_OUTCOME,
                        Registry.MODEL,
                        Registry.DECISION)
                .recalls(Finding.TABLE)
                .writes(Finding.TABLE);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Registry registry = Registry.of(in.table(Registry.MODEL), in.table(Registry.DECISION));
        List<Finding> findings = new ArrayList<>();
        for (WatchedModel model : WatchedModel.inForce(risks, registry)) {
            List<Finding> found = new RiskWatch(model, in, context.asOf()).findings();
            Alerts.of(found.stream()
                            .filter(finding ->
                                    finding.of().version() == model.inForce().version())
                            .toList())
                    .forEach(context::notice);
            findings.addAll(found);
        }
        if (findings.isEmpty()) {
            return outputs().delivered(() -> 0);
        }
        return outputs()
                .upsert(Finding.TABLE, Finding.table(context.spark(), findings, context.asOf()))
                .delivered(findings::size);
    }
}
