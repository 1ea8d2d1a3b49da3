package org.quanyu.pipelines.event.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;

class LifeLinesTest {

    private static final SparkSession SPARK = ClusterSession.session();

    private static final StructType MEMBERS = new StructType()
            .add("record", "long")
            .add("event_id", "string")
            .add("matter_id", "string")
            .add("title", "string")
            .add("time", "timestamp")
            .add("closed", "timestamp")
            .add("reporter", "string");

    private static final LocalDate NOW = LocalDate.of(2023, 12, 31);

    private final List<Row> members = new ArrayList<>();

    @Test
    void aMatterIsDormantBackAgainClosedOrReopened() {
        event("dormant", "2023-01-01", null);
        event("dormant", "2023-02-01", null);
        event("back", "2023-01-01", null);
        event("back", "2023-12-01", null);
        event("closed", "2023-11-01", "2023-11-10");
        event("closed", "2023-11-05", "2023-11-10");
        event("reopened", "2023-11-01", "2023-11-10");
        event("reopened", "2023-12-05", null);
        event("open", "2023-12-01", null);
        event("open", "2023-12-05", "2024-02-01");
        event("alone", "2023-12-05", null);
        Map<String, Row> lines = lines();

        assertThat(lines).doesNotContainKey("alone");
        assertThat(text(lines, "dormant", "state")).isEqualTo("dormant");
        assertThat(text(lines, "back", "state")).isEqualTo("back again");
        assertThat(text(lines, "closed", "state")).isEqualTo("closed");
        assertThat(text(lines, "reopened", "state")).isEqualTo("reopened");
        assertThat(text(lines, "open", "state")).isEqualTo("open");
        assertThat(lines.get("reopened").<Long>getAs("reopened")).isEqualTo(1);
        assertThat(lines.get("back").<Long>getAs("came_back")).isEqualTo(1);
    }

    @Test
    void aBurstIsNoSeasonAndASeasonIsNoBurst() {
        for (int day = 1; day <= 6; day++) {
            event("burst", "2023-06-0" + day, null);
            event("season", (2019 + day % 4) + "-07-" + (10 + day), null);
            event("season", (2019 + day % 4) + "-07-" + (20 + day), null);
            event("season", (2019 + day % 4) + "-08-" + (10 + day), null);
            event("steady", String.format("2023-%02d-01", 2 * day), null);
            event("steady", String.format("2022-%02d-01", 2 * day - 1), null);
            event("steady", String.format("2022-%02d-15", 2 * day), null);
        }
        event("burst", "2021-06-01", null);
        event("burst", "2022-09-01", null);
        Map<String, Row> lines = lines();

        assertThat(truth(lines, "burst", "is_burst")).isTrue();
        assertThat(truth(lines, "burst", "is_season")).isFalse();
        assertThat(truth(lines, "season", "is_season")).isTrue();
        assertThat(truth(lines, "season", "is_burst")).isFalse();
        assertThat(truth(lines, "steady", "is_burst")).isFalse();
        assertThat(truth(lines, "steady", "is_season")).isFalse();
    }

    @Test
    void whatGrowsIsTold() {
        for (int day = 25; day <= 31; day++) {
            event("grows", "2023-12-" + day, null);
        }
        for (int day = 1; day <= 31; day++) {
            event("busy", "2023-12-" + String.format("%02d", day), null);
            event("busy", "2023-11-" + String.format("%02d", Math.min(day, 30)), null);
        }
        Map<String, Row> lines = lines();

        assertThat(truth(lines, "grows", "is_growing")).isTrue();
        assertThat(truth(lines, "busy", "is_growing")).isFalse();
    }

    private static String text(Map<String, Row> lines, String matter, String column) {
        return lines.get(matter).getAs(column);
    }

    private static boolean truth(Map<String, Row> lines, String matter, String column) {
        return lines.get(matter).getAs(column);
    }

    private void event(String matter, String day, String closed) {
        members.add(RowFactory.create(
                (long) members.size(),
                "e" + members.size(),
                matter,
                "a title",
                Timestamp.valueOf(day + " 12:00:00"),
                closed == null ? null : Timestamp.valueOf(closed + " 12:00:00"),
                "someone"));
    }

    private Map<String, Row> lines() {
        Timestamp now = Timestamp.valueOf(NOW.atTime(23, 59));
        return LifeLines.of(SPARK.createDataFrame(members, MEMBERS), now, 90).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    }
}
