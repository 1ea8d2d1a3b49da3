package org.quanyu.pipelines.event.recurring.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.LakeException;

/** Six hundred requests, each about another thing at another place, among them some about the same again. */
class FindRecurringMattersTest {

    private static final SparkSession SPARK = session();

    private static final Contract EVENT = PlacedEvents.EVENT;
    private static final Contract LINK = PlacedEvents.ADDRESS_LINK;
    private static final Contract RECURRING_EVENT = FindRecurringMatters.RECURRING_EVENT;
    private static final Contract MATTER = FindRecurringMatters.MATTER;

    /** Event id, number of the place and of the building, number of the item, day of May 2024, whether it is closed then. */
    private static final String REQUESTS = """
            select *, 's' as system, event_id as request_no, 's' as source, '民生诉求' as family,
                '民生诉求' as category_1, item as category_3, 'open' as status, concat(name, item) as title,
                concat('市民来电反映', name, '的问题：', item, '，望有关部门处理。', who) as text, who as requester,
                '民治街道' as sub_district, timestamp'2024-05-01 02:00:00' + make_dt_interval(day) as requested_at,
                if(closed, timestamp'2024-05-01 04:00:00' + make_dt_interval(day), null) as closed_at
            from (select *,
                    concat(translate(lpad(mod(place * 7919 + 13, 9973), 4, '0'), '0123456789', '霁鹭棠砚檀栖芷芙荷蓼'), '里') as name,
                    element_at(array('夜间施工噪声扰民', '电梯停运多日', '路灯长期不亮', '垃圾堆积如山', '下水道堵塞', '车辆违停占道'),
                        thing + 1) as item
                from values %s as request(event_id, place, building, thing, day, closed, who))
            """;

    private static final FindRecurringMatters STEP = new FindRecurringMatters(LakeMatters.builtIn());

    private static Night first;
    private static Night second;

    @TempDir
    Path folder;

    @BeforeAll
    static void twoNights() {
        first = night(Night.first(SPARK), others(600) + """
                        , ('a', 7, 7, 2, 3, true, '甲'), ('b', 7, 7, 2, 9, false, '乙'), ('c', 7, 7, 2, 20, false, '丙')""").run(STEP);
        second = night(first.next(), """
                        ('d', 7, 7, 2, 30, false, '丁'), ('e', 100, 100, 1, 30, false, '戊'), ('b', 7, 7, 2, 9, true, '乙'),
                        ('c', 98, 98, 1, 20, false, '丙'), ('f', 7, 8, 2, 30, false, '戊')""").run(STEP);
    }

    @Test
    void everyEventHasAMatterAndThoseOfSeveralALife() {
        Map<String, String> matters = matters(first);
        assertThat(matters).hasSize(603);
        assertThat(matters.get("a")).isEqualTo(matters.get("b")).isEqualTo(matters.get("c"));
        // the request among the six hundred that is about the same
        assertThat(matters.get("207")).isEqualTo(matters.get("a"));
        Row life = only(first.table(MATTER));
        assertThat(life.<String>getAs("matter_id")).isEqualTo(matters.get("a"));
        // the others came after the first was closed
        assertThat(life.<String>getAs("state")).isEqualTo("reopened");
        assertThat(life.<Long>getAs("events")).isEqualTo(4);
        assertThat(life.<Long>getAs("open_events")).isEqualTo(3);
        assertThat(life.<java.sql.Timestamp>getAs("last_seen").toInstant()).hasToString("2024-05-21T02:00:00Z");
    }

    @Test
    void newEventsJoinAndTheOthersKeepTheirMatters() {
        Map<String, String> before = matters(first);
        Map<String, String> after = matters(second);
        assertThat(after.get("d")).isEqualTo(before.get("a"));
        assertThat(before.values()).doesNotContain(after.get("e"));
        before.remove("c");
        assertThat(after).hasSize(606).containsAllEntriesOf(before);
        assertThat(second.written(RECURRING_EVENT)).isEqualTo(5);
    }

    @Test
    void anEventThatIsClosedMovesTheLifeAndIsNotComparedAgain() {
        Row life = only(second.table(MATTER)
                .where(col("matter_id").equalTo(matters(first).get("a"))));
        assertThat(life.<Long>getAs("events")).isEqualTo(4);
        assertThat(life.<Long>getAs("open_events")).isEqualTo(2);
        assertThat(second.written(FindRecurringMatters.INDEX)).isEqualTo(4);
    }

    @Test
    void anEventThatIsAboutSomethingElseNowLeavesItsMatter() {
        Map<String, String> after = matters(second);
        assertThat(after.get("c")).isNotEqualTo(after.get("a")).isEqualTo(after.get("198"));
    }

    @Test
    void whereTheAddressSaysOtherwiseWordsDoNotHelp() {
        assertThat(matters(second).get("f")).isNotEqualTo(matters(second).get("d"));
    }

    @Test
    void whenEventsHaveDoubledAllAreLinkedAnewUnderTheirIds() {
        Map<String, String> before = matters(first);
        Night doubled = night(first.next(), others(1300)).run(STEP);
        assertThat(doubled.written(RECURRING_EVENT)).isEqualTo(1303);
        assertThat(matters(doubled)).containsAllEntriesOf(before);
    }

    @Test
    void aDefinitionOfOnesOwnKnowsEventsByTheirIds() throws IOException {
        assertThat(LakeMatters.in(folder.resolve("none"))).isEqualTo(LakeMatters.builtIn());
        Files.writeString(
                folder.resolve("own.yaml"), "matters: m\nevents: {id: request_no}\ntitle: title\ntime: requested_at\n");
        assertThatThrownBy(() -> LakeMatters.in(folder))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("own.yaml, line 2")
                .hasMessageContaining("event_id");
        Files.writeString(
                folder.resolve("own.yaml"), "matters: m\nevents: {id: event_id}\ntitle: titel\ntime: requested_at\n");
        assertThatThrownBy(() -> new FindRecurringMatters(LakeMatters.in(folder)).check(SPARK))
                .hasMessageContaining("titel");
    }

    private static SparkSession session() {
        SparkSession spark = ClusterSession.session();
        LakeFunctions.register(spark);
        return spark;
    }

    /** Requests that all differ in place or item. */
    private static String others(int count) {
        return IntStream.range(0, count)
                .mapToObj(id -> {
                    int place = id / 600 * 100 + id % 100;
                    return "('%d', %d, %d, %d, %d, false, '戊')".formatted(id, place, place, id / 100 % 6, id % 28);
                })
                .collect(Collectors.joining(","));
    }

    /** A night with the events that there are and those that are new or changed, all of them with their buildings. */
    private static Night night(Night night, String changed) {
        Dataset<Row> news = SPARK.sql(REQUESTS.formatted(changed));
        Dataset<Row> links = news.selectExpr(
                "'silver.service_request' as record_table",
                "source",
                "concat(system, '|', request_no) as record_key",
                "'building' as level",
                "concat('B', building) as building_code");
        Dataset<Row> kept = night.table(EVENT).join(news.select("event_id"), "event_id", "left_anti");
        Dataset<Row> keptLinks = night.table(LINK).join(links.select("record_key"), "record_key", "left_anti");
        return night.with(EVENT, kept.unionByName(news, true), news).with(LINK, keptLinks.unionByName(links, true));
    }

    private static Map<String, String> matters(Night night) {
        return night.table(RECURRING_EVENT).select("event_id", "matter_id").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    }

    private static Row only(Dataset<Row> rows) {
        List<Row> found = rows.collectAsList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
