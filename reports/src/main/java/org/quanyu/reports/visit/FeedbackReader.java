package org.quanyu.reports.visit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.reports.visit.Feedback.ListKey;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Nearest;

/** Tells filled-in rows into feedback; rows that tell nothing certain are kept with the reason. */
final class FeedbackReader {

    /** 2022-04-08, 2022/4/8, 2022.4.8, 2022年4月8日, 20220408. */
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))");

    private static final String RESTORE = "copy the row anew from the list that lake lists writes";

    private final List<Feedback> feedback = new ArrayList<>();
    private final List<FeedbackProblem> problems = new ArrayList<>();
    private final Map<Record, FilledRow> told = new HashMap<>();

    private FeedbackReader() {}

    /** Rows of any number of lists, each told or set aside. */
    record Read(List<Feedback> feedback, List<FeedbackProblem> problems) {}

    static Read read(List<FilledRow> rows) {
        FeedbackReader reader = new FeedbackReader();
        for (FilledRow row : rows) {
            try {
                reader.feedback.add(reader.once(of(row)));
            } catch (SetAside e) {
                reader.problems.add(e.problem);
            }
        }
        return new Read(reader.feedback, reader.problems);
    }

    private static Feedback of(FilledRow row) throws SetAside {
        LocalDate month = day(row, ListColumn.MONTH, RESTORE);
        ListKey key = new ListKey(
                required(row, ListColumn.TARGET, RESTORE), month, required(row, ListColumn.FIRM_ID, RESTORE));
        String outcome = outcome(row);
        LocalDate visitedOn = day(row, ListColumn.VISITED_ON, "write the day of the visit, for example 2022-04-08");
        if (visitedOn.isBefore(month) || visitedOn.isAfter(VisitList.lastVisit(month))) {
            throw new SetAside(
                    row,
                    ListColumn.VISITED_ON,
                    FailureCode.VALUE_RULE,
                    visitedOn + " is not within a year from " + month + ", when the list began",
                    "mend the day of the visit");
        }
        return new Feedback(row, key, outcome, visitedOn, row.text(ListColumn.VISITED_BY), row.text(ListColumn.NOTE));
    }

    private static String outcome(FilledRow row) throws SetAside {
        List<String> choices = VisitOutcome.choices();
        String remedy = "choose one of " + String.join(", ", choices);
        String text = required(row, ListColumn.OUTCOME, remedy);
        Optional<VisitOutcome> outcome = VisitOutcome.of(text);
        if (outcome.isEmpty()) {
            throw new SetAside(
                    row,
                    ListColumn.OUTCOME,
                    FailureCode.VALUE_RULE,
                    "there is no outcome " + text,
                    Nearest.hint(text, choices) + remedy);
        }
        return outcome.get().word();
    }

    private static LocalDate day(FilledRow row, ListColumn column, String remedy) throws SetAside {
        String text = required(row, column, remedy);
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            boolean isPlain = day.group(2) == null;
            try {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)),
                        Integer.parseInt(day.group(isPlain ? 4 : 2)),
                        Integer.parseInt(day.group(isPlain ? 5 : 3)));
            } catch (DateTimeException e) {
                // told below
            }
        }
        throw new SetAside(row, column, FailureCode.VALUE_NOT_CONVERTED, text + " is no day", remedy);
    }

    private static String required(FilledRow row, ListColumn column, String remedy) throws SetAside {
        String text = row.text(column);
        if (text == null) {
            throw new SetAside(row, column, FailureCode.VALUE_MISSING, "it is empty", remedy);
        }
        return text;
    }

    /** A row of a list counts once, and a firm has one visit a day for a risk. */
    private Feedback once(Feedback row) throws SetAside {
        record Visit(String target, String firmId, LocalDate day) {}
        Visit visit = new Visit(row.key().target(), row.key().firmId(), row.visitedOn());
        FilledRow other = told.getOrDefault(row.key(), told.get(visit));
        if (other != null) {
            throw new SetAside(
                    row.row(),
                    ListColumn.FIRM_ID,
                    FailureCode.VALUE_RULE,
                    "firm " + visit.firmId + " stands in " + other.where() + " already",
                    "leave one row of the firm");
        }
        told.put(row.key(), row.row());
        told.put(visit, row.row());
        return row;
    }

    /** Ends the reading of a row. */
    private static final class SetAside extends Exception {

        private static final long serialVersionUID = 1;

        private final transient FeedbackProblem problem;

        SetAside(FilledRow row, ListColumn column, FailureCode code, String what, String remedy) {
            super(what);
            problem = new FeedbackProblem(row, column, code, what, remedy);
        }
    }
}
