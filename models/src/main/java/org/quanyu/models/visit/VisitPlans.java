package org.quanyu.models.visit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.YamlFolder;

/** What the teams of a site can do, one file for each risk. */
public final class VisitPlans {

    private VisitPlans() {}

    /**
     * The plans of all {@code *.yaml} files of a folder, which may be missing.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code VISITS_INVALID} with file, line and what to do
     */
    public static List<VisitPlan> in(Path folder) {
        Map<String, VisitPlan> plans = new LinkedHashMap<>();
        YamlFolder.texts(folder, FailureCode.VISITS_INVALID).forEach((name, text) -> {
            VisitPlan plan = VisitPlanReader.read(name, text);
            VisitPlan other = plans.putIfAbsent(plan.target(), plan);
            if (other != null) {
                throw plan.file()
                        .failure(
                                plan.place(),
                                other.file().name() + " plans the visits of " + plan.target() + " already",
                                "write all teams of a risk into one file");
            }
        });
        return List.copyOf(plans.values());
    }
}
