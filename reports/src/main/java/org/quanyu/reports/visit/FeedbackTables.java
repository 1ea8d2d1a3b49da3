package org.quanyu.reports.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.quanyu.reports.visit.KnownFeedback.Placed;
import org.quanyu.reports.visit.KnownFeedback.Visit;
import org.quanyu.schemas.step.StepContext;

/** Feedback, and rows that are set aside, as rows of their tables. */
record FeedbackTables(StepContext context) {

    private static final StructType KEY = StructType.fromDDL("target string, firm_id string, visited_on date");

    private static final StructType FEEDBACK = StructType.fromDDL("target string, firm_id string, visited_on date,"
            + " outcome string, visited_by string, note string, list_month date, team string, kind string, chance double,"
            + " file string, line bigint, as_of date");

    private static final StructType QUARANTINE =
            StructType.fromDDL("source string, step string, file string, line bigint, delivery string, rule string,"
                    + " code string, message string, column_name string, `row` string, as_of date, status string");

    Dataset<Row> feedback(List<Placed> feedback) {
        return context.spark().createDataFrame(feedback.stream().map(this::row).toList(), FEEDBACK);
    }

    Dataset<Row> keys(List<Visit> visits) {
        List<Row> rows = visits.stream()
                .map(visit ->
                        RowFactory.create(visit.key().target(), visit.key().firmId(), date(visit.visitedOn())))
                .toList();
        return context.spark().createDataFrame(rows, KEY);
    }

    Dataset<Row> setAside(List<FeedbackProblem> problems) {
        return context.spark().createDataFrame(problems.stream().map(this::row).toList(), QUARANTINE);
    }

    private Row row(Placed placed) {
        Feedback feedback = placed.feedback();
        return RowFactory.create(
                feedback.key().target(),
                feedback.key().firmId(),
                date(feedback.visitedOn()),
                feedback.outcome(),
                feedback.visitedBy(),
                feedback.note(),
                date(feedback.key().month()),
                placed.listed().team(),
                placed.listed().kind(),
                placed.listed().chance(),
                feedback.row().file(),
                (long) feedback.row().line(),
                date(context.asOf()));
    }

    private Row row(FeedbackProblem problem) {
        FilledRow row = problem.row();
        return RowFactory.create(
                ImportFeedback.SOURCE,
                ImportFeedback.NAME,
                row.file(),
                (long) row.line(),
                row.delivery(),
                null,
                problem.code().code(),
                problem.what(),
                problem.column().title(),
                json(row),
                date(context.asOf()),
                "open");
    }

    private static String json(FilledRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.cells().forEach((column, text) -> cells.put(column.title(), text));
        try {
            return new ObjectMapper().writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date date(LocalDate day) {
        return Date.valueOf(day);
    }
}
