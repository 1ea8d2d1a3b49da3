package org.quanyu.reports.visit;

import static org.apache.spark.sql.functions.col;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * What teams wrote into their lists. Rows that change nothing are passed by; those that cannot be told are set aside, once; a
 * file that is no list is refused whole. Where a row of a list comes back with another day, the visit of the former day is no
 * more.
 */
public final class ImportFeedback implements Step {

    static final Contract VISIT_LIST = Contract.of("mart.visit_list");
    static final Contract FEEDBACK = Contract.of("ops.feedback");
    static final Contract QUARANTINE = Contract.of("ops.quarantine");

    /** As {@code ops.quarantine} names what delivered rows that are set aside. */
    public static final String SOURCE = "feedback";

    static final String NAME = "import-feedback";

    private final List<Path> files;

    /** @param files lists as {@code lake lists} writes them, filled in */
    public ImportFeedback(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step(NAME)
                .looksInto(VISIT_LIST)
                .recalls(FEEDBACK, QUARANTINE)
                .writes(FEEDBACK);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        List<FilledRow> rows = read(context);
        FeedbackReader.Read read = FeedbackReader.read(rows);
        KnownFeedback known = KnownFeedback.of(in, context.spark(), read.feedback());
        List<FeedbackProblem> problems = new ArrayList<>(read.problems());
        problems.addAll(known.onNoList());
        problems.forEach(problem -> context.notice(problem.notice()));
        FeedbackTables tables = new FeedbackTables(context);
        Dataset<Row> before = in.published(QUARANTINE).where(col("source").equalTo(SOURCE));
        Dataset<Row> setAside = tables.setAside(problems).persist();
        String[] place = {"delivery", "file", "line"};
        return outputs()
                .delete(FEEDBACK, tables.keys(known.moved()))
                .upsert(FEEDBACK, tables.feedback(known.changed()))
                .quarantine(setAside.join(before.select("delivery", "file", "line"), place, "left_anti"))
                .filtered("unchanged", tables.feedback(known.unchanged()))
                .filtered(
                        "set aside before",
                        setAside.join(before.select("delivery", "file", "line"), place, "left_semi"))
                .delivered(rows::size);
    }

    private List<FilledRow> read(StepContext context) {
        List<FilledRow> rows = new ArrayList<>();
        for (Path file : files) {
            try {
                rows.addAll(FilledList.read(file));
            } catch (LakeException e) {
                String name = file.getFileName().toString();
                context.notice(new Notice(e.code(), name, e.getMessage(), e.remedy(), true));
            }
        }
        return rows;
    }
}
