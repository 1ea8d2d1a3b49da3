package org.quanyu.orchestration.cause;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.CausesFound;

/** What was found in several inputs, each a case by itself, as JSON and as rows. */
public final class CauseReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double DIGITS = 1e6;

    private final String question;
    private final List<Case> cases = new ArrayList<>();

    /** @param seconds of the search, reading included */
    private record Case(String input, CausesFound found, double seconds) {}

    /** @param question name of what is asked */
    public CauseReport(String question) {
        this.question = question;
    }

    public void add(String input, CausesFound found, double seconds) {
        cases.add(new Case(input, found, seconds));
    }

    /** Each warning with its input. */
    public List<String> warnings() {
        return cases.stream()
                .flatMap(one -> one.found().warnings().stream().map(warning -> one.input() + ": " + warning))
                .toList();
    }

    /** {@code {"question": …, "cases": [{"input": …, "causes": [{"rank": 1, "cause": {"a": "a1"}, …}]}]}}. */
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("question", question);
        report.put("cases", cases.stream().map(CauseReport::json).toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> json(Case one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("input", one.input());
        json.put("rows", one.found().rows());
        json.put("observed", number(one.found().observed()));
        json.put("seconds", Math.round(one.seconds() * 1000) / 1000.0);
        List<Map<String, Object>> causes = new ArrayList<>();
        for (Cause cause : one.found().causes()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("rank", causes.size() + 1);
            told.put("cause", conditions(cause));
            told.putAll(measures(cause));
            causes.add(told);
        }
        json.put("causes", causes);
        json.put("warnings", one.found().warnings());
        return json;
    }

    /** A missing value is null. */
    private static Map<String, String> conditions(Cause cause) {
        Map<String, String> conditions = new LinkedHashMap<>();
        cause.conditions().forEach((attribute, value) -> conditions.put(attribute, value.isEmpty() ? null : value));
        return conditions;
    }

    private static Map<String, Object> measures(Cause cause) {
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("support", cause.support());
        measures.put("observed", number(cause.observed()));
        measures.put("expected", number(cause.expected()));
        measures.put("lift", number(cause.lift()));
        measures.put("lift_low", number(cause.interval().low()));
        measures.put("lift_high", number(cause.interval().high()));
        measures.put("share", number(cause.share()));
        measures.put("chance", cause.chance());
        cause.period().ifPresent(period -> {
            measures.put("first_day", period.first().toString());
            measures.put("last_day", period.last().toString());
        });
        return measures;
    }

    /** One row per cause; the cause is a text such as {@code a=a1&c=c3}. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Case one : cases) {
            int rank = 0;
            for (Cause cause : one.found().causes()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("input", one.input());
                row.put("rank", ++rank);
                row.put("cause", text(cause.conditions()));
                row.putAll(measures(cause));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String text(Map<String, String> conditions) {
        return conditions.entrySet().stream()
                .map(condition -> condition.getKey() + "=" + condition.getValue())
                .collect(Collectors.joining("&"));
    }

    /** Six digits after the point are enough; what is no number is null. */
    private static Double number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return null;
        }
        double rounded = Math.rint(value * DIGITS) / DIGITS;
        return rounded == 0 ? value : rounded;
    }
}
