package org.quanyu.models.visit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quanyu.models.visit.VisitPlan.SubDistrict;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.yaml.Nearest;

/** What plans of visits lack, told without stopping the night; a list that would not be as meant is not made. */
record PlanNotices(StepContext context) {

    void ofRisksWithoutPlan(Set<String> scored, List<VisitPlan> plans) {
        Set<String> planned = plans.stream().map(VisitPlan::target).collect(Collectors.toSet());
        scored.stream().filter(target -> !planned.contains(target)).sorted().forEach(target -> {
            String what = "nobody said how many firms can be visited for " + target + ", so there is no list of them";
            String remedy = "write visits/" + target + ".yaml into the folder of the sources; see docs/lists.md";
            context.notice(new Notice(FailureCode.VISITS_MISSING, target, what, remedy, false));
        });
    }

    boolean isScored(VisitPlan plan, Set<String> scored) {
        if (!scored.contains(plan.target())) {
            String hint = Nearest.hint(plan.target(), scored);
            tell(plan.file()
                    .failure(
                            plan.place(),
                            "there are no scores of " + plan.target() + " in mart.risk_score, so there is no list",
                            hint + "a model of it has to be promoted and to score a month first"));
        }
        return scored.contains(plan.target());
    }

    /** Whether every sub-district that a team is to serve is one; those with firms that no team serves are told of, too. */
    boolean isServed(VisitPlan plan, Collection<String> known) {
        List<SubDistrict> served = plan.teams().stream()
                .flatMap(team -> team.subDistricts().stream())
                .toList();
        List<SubDistrict> unknown = served.stream()
                .filter(subDistrict -> !known.contains(subDistrict.name()))
                .toList();
        for (SubDistrict subDistrict : unknown) {
            LakeException failure = plan.file()
                    .failure(
                            subDistrict.place(),
                            "there is no sub-district " + subDistrict.name() + " in mart.risk_score; no list of "
                                    + plan.target() + " is made until it is mended",
                            Nearest.hint(subDistrict.name(), known) + "sub-districts: " + String.join(", ", known));
            context.notice(notice(failure, true));
        }
        tellUnserved(plan, known, served.stream().map(SubDistrict::name).toList());
        return unknown.isEmpty();
    }

    private void tellUnserved(VisitPlan plan, Collection<String> known, List<String> served) {
        List<String> unserved =
                known.stream().filter(name -> !served.contains(name)).toList();
        if (!unserved.isEmpty()) {
            tell(plan.file()
                    .failure(
                            plan.place(),
                            "no team visits firms of " + String.join(", ", unserved),
                            "add them to the sub_districts of a team, if they are to be visited"));
        }
    }

    private void tell(LakeException failure) {
        context.notice(notice(failure, false));
    }

    private static Notice notice(LakeException failure, boolean refused) {
        return new Notice(failure.code(), "visits", failure.getMessage(), failure.remedy(), refused);
    }
}
