package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.Night;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.contract.Contract;

/** Which requests are one event, and which ids events have from night to night. */
class JoinIntakesTest {

    private static final SparkSession SPARK = session();

    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract EVENT_INTAKE = Contract.of("gold.event_intake");
    private static final Contract EVENT = Contract.of("gold.event");

    private static final String NOISE = "('desk', '1', '13627415938', '王小明', 'N1', 'G1', '2024-05-06 09:00:00')";

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }

    @Test
    void aCallerWhoAsksAgainWithinThreeDaysAboutTheSameIsOneEvent() {
        Night night = night(
                NOISE,
                "('desk', '2', '136-2741-5938', '王先生', 'N1', null, '2024-05-07 20:00:00')",
                "('desk', '3', '136****5938', '王*明', null, 'G1', '2024-05-09 08:59:00')",
                "('letters', '4', '13627415938', null, null, null, '2024-05-08 10:00:00')");

        assertThat(events(night)).containsExactly("desk/1 desk/2 desk/3 letters/4");
        assertThat(rows(night.table(EVENT).select("request_no", "status"))).containsExactly("1 open");
        assertThat(rows(night.table(EVENT_INTAKE).orderBy("request_no").select("how", "source", "record_key")))
                .containsExactly(
                        "first src desk|1",
                        "phone src desk|2",
                        "name_and_masked_phone src desk|3",
                        "phone src letters|4");
    }

    @Test
    void othersLaterOrAboutSomethingElseAreOtherEvents() {
        Night night = night(
                NOISE,
                "('desk', '2', '13927461853', '李四海', 'N1', 'G1', '2024-05-06 10:00:00')",
                "('desk', '3', '13627415938', '王小明', 'N2', 'G1', '2024-05-06 11:00:00')",
                "('desk', '4', '13627415938', '王小明', 'N1', 'G2', '2024-05-06 12:00:00')",
                "('desk', '5', '13627415938', '王小明', 'N1', 'G1', '2024-05-09 09:01:00')",
                "('desk', '6', '136****5938', '陈先生', 'N1', 'G1', '2024-05-06 13:00:00')",
                "('desk', '7', '13627415938', '王小明', null, null, '2024-05-06 14:00:00')",
                "('desk', '8', null, '王小明', 'N1', 'G1', '2024-05-06 15:00:00')");

        assertThat(events(night))
                .containsExactly("desk/1", "desk/2", "desk/3", "desk/4", "desk/5", "desk/6", "desk/7", "desk/8");
    }

    @Test
    void thePhoneOfAnOfficeJoinsNothing() {
        String[] calls = new String[21];
        for (int call = 0; call < calls.length; call++) {
            calls[call] =
                    "('desk', '%02d', '13627415938', null, 'N1', 'G1', '2024-05-06 09:%02d:00')".formatted(call, call);
        }

        assertThat(events(night(calls))).hasSize(calls.length);
    }

    @Test
    void anEventKeepsItsIdWhenAnEarlierIntakeIsDeliveredLate() {
        String later = "('desk', '2', '13627415938', '王小明', 'N1', 'G1', '2024-05-07 09:00:00')";
        Night first = night(later);
        Night second =
                delivered(first.next(), NOISE, later).with(SERVICE_REQUEST, requests(NOISE, later), requests(NOISE));
        second.run(new JoinIntakes()).run(new BuildEvents());

        assertThat(events(second)).containsExactly("desk/1 desk/2");
        assertThat(rows(second.table(EVENT).select("request_no"))).containsExactly("2");
        assertThat(ids(second)).isEqualTo(ids(first));
    }

    @Test
    void eventsBecomeOneAndTwoAgainAsPhonesAreCorrected() {
        String unknown = "('desk', '2', null, '王小明', 'N1', 'G1', '2024-05-07 09:00:00')";
        String known = unknown.replace("null, '王小明'", "'13627415938', '王小明'");
        Night first = night(NOISE, unknown);
        Night one = first.next().with(SERVICE_REQUEST, requests(NOISE, known), requests(known));
        one.run(new JoinIntakes()).run(new BuildEvents());
        Night again = one.next().with(SERVICE_REQUEST, requests(NOISE, unknown), requests(unknown));
        again.run(new JoinIntakes()).run(new BuildEvents());

        assertThat(events(first)).containsExactly("desk/1", "desk/2");
        assertThat(events(one)).containsExactly("desk/1 desk/2");
        assertThat(rows(one.table(EVENT).select("request_no"))).containsExactly("1");
        assertThat(ids(again)).isEqualTo(ids(first));
    }

    private static Night night(String... requests) {
        return delivered(Night.first(SPARK), requests).run(new JoinIntakes()).run(new BuildEvents());
    }

    private static Night delivered(Night night, String... requests) {
        return night.with(SERVICE_REQUEST, requests(requests));
    }

    private static Dataset<Row> requests(String... requests) {
        return SPARK.sql("select *, 'src' as source, requested_at as updated_at, date'2024-05-10' as arrived_on, 'f' as"
                + " source_file, 1 as source_line from (select system, no as request_no, phone, requester, item as"
                + " item_code, grid, timestamp(at) as requested_at from values "
                + String.join(", ", requests) + " as t(system, no, phone, requester, item, grid, at))");
    }

    /** The intakes of each event. */
    private static List<String> events(Night night) {
        assertThat(ids(night))
                .isEqualTo(rows(
                        night.table(EVENT_INTAKE).select("event_id").distinct().orderBy("event_id")));
        return rows(night.table(EVENT_INTAKE)
                .groupBy("event_id")
                .agg(expr("concat_ws(' ', sort_array(collect_list(system || '/' || request_no))) as intakes"))
                .orderBy("intakes")
                .select("intakes"));
    }

    private static List<String> ids(Night night) {
        return rows(night.table(EVENT).select("event_id").orderBy("event_id"));
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> row.mkString(" ")).toList();
    }
}
