package org.quanyu.pipelines.benefit.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quanyu.pipelines.benefit.explain.Explanation.LookedAt;

/** An explanation as maps and lists, for programs. */
public final class ExplanationFacts {

    private ExplanationFacts() {}

    /** All of it; words are Chinese, names of outcomes English. */
    public static Map<String, Object> of(Explanation explained) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entity", explained.entity());
        told.put("beneficiary", word(explained.policy().beneficiary()));
        told.put("policy", explained.policy().id());
        told.put("title", explained.policy().title().chinese());
        told.put("owner", explained.policy().owner());
        told.put("legal_basis", explained.policy().legalBasis());
        told.put("version", explained.version().from().toString());
        told.put("as_of", explained.asOf().toString());
        told.put("decision", word(explained.decision()));
        told.put("decision_words", explained.decision().chinese());
        told.put("is_near_miss", explained.isNearMiss());
        told.put(
                "clauses",
                explained.clauses().stream()
                        .map(clause -> ordered(
                                "words", clause.words(),
                                "outcome", word(clause.outcome()),
                                "facts", facts(clause.facts())))
                        .toList());
        explained.amount().ifPresent(amount -> {
            Map<String, Object> sum = new LinkedHashMap<>();
            sum.put("yuan", amount.yuan().orElse(null));
            sum.put("frequency", word(explained.policy().frequency()));
            sum.put("formula", amount.formula());
            sum.put("rules", amount.rules());
            sum.put("facts", facts(amount.facts()));
            told.put("amount", sum);
        });
        told.put("to_ask", facts(explained.toAsk()));
        return told;
    }

    private static List<Map<String, Object>> facts(List<LookedAt> facts) {
        return facts.stream().map(ExplanationFacts::fact).toList();
    }

    private static Map<String, Object> fact(LookedAt fact) {
        Map<String, Object> told = ordered(
                "fact", fact.fact(),
                "title", fact.title(),
                "knowledge", word(fact.knowledge()),
                "value", fact.value(),
                "source", fact.source(),
                "ground", word(fact.ground()),
                "ask", fact.ask());
        fact.day().ifPresent(day -> told.put("day", day.toString()));
        return told;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            map.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return map;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
