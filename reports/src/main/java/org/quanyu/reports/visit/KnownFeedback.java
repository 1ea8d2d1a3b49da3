package org.quanyu.reports.visit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.quanyu.reports.visit.Feedback.ListKey;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Inputs;

/** Feedback beside what the lake knows of its rows: their lists, and what was imported of them before. */
final class KnownFeedback {

    private static final StructType KEY = StructType.fromDDL("target string, month date, firm_id string");
    private static final String[] KEY_NAMES = KEY.fieldNames();

    /** Under which team, kind and chance a row is on its list. */
    record Listed(String team, String kind, double chance) {}

    /** Feedback with its place on a list. */
    record Placed(Feedback feedback, Listed listed) {}

    /** A visit as it was imported before. */
    record Visit(ListKey key, LocalDate visitedOn) {}

    private final List<Placed> changed = new ArrayList<>();
    private final List<Placed> unchanged = new ArrayList<>();
    private final List<Visit> moved = new ArrayList<>();
    private final List<FeedbackProblem> onNoList = new ArrayList<>();

    private KnownFeedback() {}

    static KnownFeedback of(Inputs in, SparkSession spark, List<Feedback> feedback) {
        List<Row> keys =
                feedback.stream().map(Feedback::key).map(KnownFeedback::row).toList();
        Dataset<Row> asked = spark.createDataFrame(keys, KEY);
        Map<ListKey, Listed> lists = new HashMap<>();
        rows(in.table(ImportFeedback.VISIT_LIST), asked)
                .forEach(row -> lists.put(
                        key(row), new Listed(row.getAs("team"), row.getAs("kind"), row.<Double>getAs("chance"))));
        Map<ListKey, Row> before = new HashMap<>();
        rows(in.published(ImportFeedback.FEEDBACK).withColumnRenamed("list_month", "month"), asked)
                .forEach(row -> before.put(key(row), row));
        KnownFeedback known = new KnownFeedback();
        feedback.forEach(each -> known.place(each, lists.get(each.key()), before.get(each.key())));
        return known;
    }

    /** As many as the files have, however large the table. */
    private static List<Row> rows(Dataset<Row> table, Dataset<Row> asked) {
        return table.join(functions.broadcast(asked), KEY_NAMES, "left_semi").collectAsList();
    }

    private void place(Feedback feedback, Listed listed, Row before) {
        if (listed == null) {
            onNoList.add(new FeedbackProblem(
                    feedback.row(),
                    ListColumn.FIRM_ID,
                    FailureCode.VALUE_RULE,
                    "firm %s is not on the list of %s of %tY-%<tm"
                            .formatted(
                                    feedback.key().firmId(),
                                    feedback.key().target(),
                                    feedback.key().month()),
                    "leave the hidden columns as lake lists writes them"));
        } else if (before != null && isSame(feedback, before)) {
            unchanged.add(new Placed(feedback, listed));
        } else {
            changed.add(new Placed(feedback, listed));
            if (before != null && !visitedOn(before).equals(feedback.visitedOn())) {
                moved.add(new Visit(feedback.key(), visitedOn(before)));
            }
        }
    }

    private static boolean isSame(Feedback feedback, Row before) {
        return visitedOn(before).equals(feedback.visitedOn())
                && feedback.outcome().equals(before.getAs("outcome"))
                && Objects.equals(feedback.visitedBy(), before.getAs("visited_by"))
                && Objects.equals(feedback.note(), before.getAs("note"));
    }

    private static LocalDate visitedOn(Row row) {
        return row.<Date>getAs("visited_on").toLocalDate();
    }

    private static ListKey key(Row row) {
        return new ListKey(row.getAs("target"), row.<Date>getAs("month").toLocalDate(), row.getAs("firm_id"));
    }

    private static Row row(ListKey key) {
        return RowFactory.create(key.target(), Date.valueOf(key.month()), key.firmId());
    }

    /** Rows that are new, or say something else than before. */
    List<Placed> changed() {
        return changed;
    }

    List<Placed> unchanged() {
        return unchanged;
    }

    /** Visits of which another day is told now. */
    List<Visit> moved() {
        return moved;
    }

    /** Rows that no list has. */
    List<FeedbackProblem> onNoList() {
        return onNoList;
    }
}
