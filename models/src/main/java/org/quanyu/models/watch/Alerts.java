package org.quanyu.models.watch;

import static java.util.Comparator.comparingDouble;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quanyu.models.watch.Finding.WatchedMonth;
import org.quanyu.schemas.step.Notice;

/** What the person who runs the night is told: one notice for each kind of alert of a month. */
final class Alerts {

    /** How many alerts of a kind a notice spells out, the furthest beyond their bounds first. */
    private static final int SPELLED_OUT = 5;

    private record Kind(WatchedMonth month, Measure.Alert alert) {}

    private Alerts() {}

    static List<Notice> of(List<Finding> findings) {
        Map<Kind, List<Finding>> byKind = findings.stream()
                .filter(Finding::isAlert)
                .sorted(comparingDouble((Finding finding) -> -finding.level().excess()))
                .collect(Collectors.groupingBy(
                        finding -> new Kind(finding.of(), finding.measure().alert()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byKind.entrySet().stream()
                .map(kind -> notice(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static Notice notice(Kind kind, List<Finding> alerts) {
        WatchedMonth month = kind.month();
        String spelled = alerts.stream().limit(SPELLED_OUT).map(Finding::told).collect(Collectors.joining("\n  "));
        String more = alerts.size() > SPELLED_OUT ? "\n  and " + (alerts.size() - SPELLED_OUT) + " more" : "";
        return new Notice(
                kind.alert().code(),
                "%s, version %d, %s".formatted(month.target(), month.version(), month.month()),
                "the model of %s, version %d, scores of %s: %s\n  %s%s"
                        .formatted(
                                month.target(),
                                month.version(),
                                month.month(),
                                kind.alert().meaning(),
                                spelled,
                                more),
                "the model goes on as it is; docs/watching.md tells what to do, ops.model_watch has the figures",
                false);
    }
}
