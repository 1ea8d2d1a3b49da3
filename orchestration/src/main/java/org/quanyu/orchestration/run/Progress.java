package org.quanyu.orchestration.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.quanyu.orchestration.audit.AuditResult;
import org.quanyu.schemas.step.Notice;

/** Tells the person at the terminal how far a run is. */
public final class Progress {

    private final PrintWriter out;
    private int steps;
    private int begun;
    private Instant since = Instant.EPOCH;

    public Progress(PrintWriter out) {
        this.out = out;
    }

    void begin(int steps) {
        this.steps = steps;
        begun = 0;
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    void stepBegins(String name) {
        begun++;
        since = Instant.now();
        if (System.console() != null) {
            out.print("[%2d/%d] %-28s …\r".formatted(Math.min(begun, steps), steps, name));
            out.flush();
        }
    }

    void stepEnds(LedgerEntry entry, List<Notice> notices) {
        StringBuilder text = new StringBuilder("[%2d/%d] %-28s %,9d in %,9d out"
                .formatted(begun, steps, entry.step(), entry.rowsIn(), entry.rowsOut()));
        append(text, entry.merged(), "merged");
        append(text, entry.quarantined(), "set aside");
        append(text, entry.filtered(), "filtered");
        line(text.append("  (%.1f s)".formatted(seconds())).toString());
        notices.forEach(notice -> line("        " + notice.text().replace("\n", "\n        ")));
    }

    void audited(List<AuditResult> results) {
        long warnings = results.stream().filter(result -> !result.passed()).count();
        line("audit: %d rules checked, %d warnings  (%.1f s)".formatted(results.size(), warnings, seconds()));
        results.stream()
                .filter(result -> !result.passed())
                .forEach(result -> line("        " + result.table() + " " + result.rule() + ": " + result.message()));
    }

    private double seconds() {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    private static void append(StringBuilder text, long rows, String what) {
        if (rows != 0) {
            text.append(" %,7d %s".formatted(rows, what));
        }
    }
}
