package org.quanyu.pipelines.event.recurring.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.event.recurring.FoundMatters;
import org.quanyu.pipelines.event.recurring.LifeLines;
import org.quanyu.pipelines.event.recurring.MatterDefinition;

/** The life lines of matters at the end of a day, and which of them are others than before. */
final class LivingMatters {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String MATTER_ID = "matter_id";

    /** A matter whose life line can change though it has no new event. */
    private static final String UNSETTLED =
            "state not in ('closed', 'dormant') or recent_events > 0 or earlier_events > 0";

    private final MatterDefinition definition;
    private final Timestamp now;

    LivingMatters(MatterDefinition definition, LocalDate day) {
        this.definition = definition;
        this.now = Timestamp.from(day.plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1));
    }

    /**
     * What changes in {@code mart.matter}.
     *
     * @param lines rows that are new or others
     * @param gone {@code matter_id} of those that have less than two events now
     */
    record Change(Dataset<Row> lines, Dataset<Row> gone) {}

    Dataset<Row> all(Dataset<Row> members) {
        return LifeLines.of(members, now, definition.dormantAfter());
    }

    /**
     * The life lines that new and changed events move, and those that time moves.
     *
     * @param before members as they were
     * @param published {@code mart.matter} as it was
     */
    Change changed(FoundMatters found, Dataset<Row> before, Dataset<Row> published) {
        Dataset<Row> left = before.join(found.replaced().select("record"), "record", "left_semi");
        Dataset<Row> touched = found.scratch()
                .keep(
                        "touched",
                        found.delivered()
                                .select(MATTER_ID)
                                .union(left.select(MATTER_ID))
                                .distinct());
        Dataset<Row> moving = found.scratch()
                .keep(
                        "moving",
                        touched.union(published.where(UNSETTLED).select(MATTER_ID))
                                .distinct());
        Dataset<Row> lines = found.scratch().keep("lines", all(found.members().join(moving, MATTER_ID, "left_semi")));
        Dataset<Row> gone = published
                .select(MATTER_ID)
                .join(touched, MATTER_ID, "left_semi")
                .join(lines.select(MATTER_ID), MATTER_ID, "left_anti");
        return new Change(others(lines, published), gone);
    }

    private static Dataset<Row> others(Dataset<Row> lines, Dataset<Row> published) {
        Column[] columns = Arrays.stream(lines.columns()).map(name -> col(name)).toArray(Column[]::new);
        Dataset<Row> was = published.select(to_json(struct(columns)).as("was"));
        return lines.withColumn("is", to_json(struct(columns)))
                .join(was, col("is").equalTo(col("was")), "left_anti")
                .drop("is");
    }
}
