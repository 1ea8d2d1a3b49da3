package org.quanyu.pipelines.event;

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

/** Which category and family events have. */
class BuildEventsTest {

    private static final SparkSession SPARK = session();

    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract EVENT_CATEGORY = Contract.of("gold.event_category");
    private static final Contract EVENT = Contract.of("gold.event");

    private static final String CATALOGUE = """
            select * from values
                ('三小场所安全隐患', '楼道堆物', '楼道停放车辆', 'E07'),
                ('民生诉求', '噪声', '夜间施工噪声', 'A01'),
                ('民生诉求', '环境', '夜间油烟', 'A02'),
                ('民生诉求', '市容', '占道油烟', 'A02')
                as t(category_1, category_2, category_3, item_code)""";

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }

    @Test
    void aCategoryIsDeliveredOrThatOfTheItemOrNamedInTheText() {
        assertThat(events(
                        "('1', '三小场所安全隐患', '楼道堆物', null, 'E07', '车辆停放在楼道')",
                        "('2', null, null, null, 'A02', '油烟扰民')",
                        "('3', null, null, null, null, '举报夜间施工噪声')",
                        "('4', '城乡建设', '住房', '漏水', 'A01', '夜间施工噪声')"))
                .containsExactly(
                        "1 三小场所安全隐患 三小场所安全隐患 楼道堆物 楼道停放车辆 delivered",
                        "2 民生诉求 null null null null",
                        "3 民生诉求 民生诉求 噪声 夜间施工噪声 text",
                        "4 民生诉求 城乡建设 住房 漏水 delivered");
    }

    private static List<String> events(String... requests) {
        Dataset<Row> rows =
                SPARK.sql("select *, 'src' as source, 'desk' as system, timestamp'2024-05-06' as requested_at"
                        + " from values " + String.join(", ", requests)
                        + " as t(request_no, category_1, category_2, category_3, item_code, text)");
        Night night = Night.first(SPARK)
                .with(SERVICE_REQUEST, rows)
                .with(EVENT_CATEGORY, SPARK.sql(CATALOGUE))
                .run(new JoinIntakes())
                .run(new BuildEvents());
        return night
                .table(EVENT)
                .orderBy("request_no")
                .select("request_no", "family", "category_1", "category_2", "category_3", "category_from")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .toList();
    }
}
