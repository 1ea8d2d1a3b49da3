package org.quanyu.pipelines.cause.explain;

import java.util.LinkedHashMap;
import java.util.Map;

/** The story of a cause as names and plain values, for programs; null where there is nothing to tell. */
public final class StoryFacts {

    private StoryFacts() {}

    public static Map<String, Object> of(CauseStory story) {
        CauseStory.Told cause = story.cause();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cause_id", cause.id());
        facts.put("month", cause.month().toString());
        facts.put("attributes", cause.attributes());
        facts.put("observed", cause.observed());
        facts.put("expected", cause.expected());
        facts.put("lift", cause.observed() / cause.expected());
        facts.put("chance", cause.chance());
        facts.put("first_month", cause.firstMonth().toString());
        facts.put("months", cause.found());
        facts.put("cases", story.cases().stream().map(StoryFacts::fact).toList());
        facts.put("in_common", story.shares().stream().map(StoryFacts::fact).toList());
        facts.put("responsible", story.responsible().map(StoryFacts::fact).orElse(null));
        facts.put("rule", fact(story.rule()));
        facts.put("tried", story.trial().map(StoryFacts::fact).orElse(null));
        Map<String, Object> months = new LinkedHashMap<>();
        story.months().forEach((month, events) -> months.put(month.toString().substring(0, 7), events));
        facts.put("events_by_month", months);
        return facts;
    }

    private static Map<String, Object> fact(CauseStory.Case one) {
        return Map.of("case_id", one.id(), "day", one.day().toString(), "place", one.place(), "words", one.words());
    }

    private static Map<String, Object> fact(CauseStory.Share share) {
        return Map.of("attribute", share.attribute(), "value", share.value(), "cases", share.cases(), "of", share.of());
    }

    private static Map<String, Object> fact(CauseStory.Rule rule) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("has_no_owner", rule.hasNoOwner());
        fact.put("cannot_be_met", rule.cannotBeMet());
        fact.put("median_hours", rule.medianHours().orElse(null));
        fact.put("median_allowed_hours", rule.medianAllowed().orElse(null));
        fact.put("latest", rule.difference().map(one -> fact(one.most())).orElse(null));
        fact.put("least_late", rule.difference().map(one -> fact(one.least())).orElse(null));
        return fact;
    }

    private static Map<String, Object> fact(CauseStory.Trial trial) {
        return Map.of(
                "since", trial.since().toString(), "change", trial.change(), "low", trial.low(), "high", trial.high());
    }
}
