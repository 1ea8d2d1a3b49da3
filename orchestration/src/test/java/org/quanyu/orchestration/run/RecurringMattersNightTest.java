package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** Requests about the same come in one night, an hour later, and the night after; then all is built anew. */
class RecurringMattersNightTest {

    private static final String SOURCE = """
            source: hotline
            title: 热线工单
            owner: 政务服务和数据管理局
            files: hotline-*.jsonl
            format: {type: jsonl}
            delivers: silver.service_request
            key: [system, request_no]
            columns:
              system: "'hotline'"
              request_no: no
              title: title
              text: concat('市民反映', title, '，已经多日，望有关部门处理')
              requested_at: to_datetime(asked)
              status: "'open'"
              category_1: "'民生诉求'"
              category_3: item
              sub_district: "'民治街道'"
              unit_code: unit
            """;

    @TempDir
    Path folder;

    @Test
    void aMatterKeepsItsIdFromNightToHourAndWhenAllIsBuiltAnew() {
        try (TestLake lake = new TestLake(folder.resolve("lake"))) {
            lake.source("hotline", SOURCE).deliver("hotline-1.jsonl", others() + request("a", 3) + request("b", 9));
            requireDone(lake.run("2024-05-20"));
            String matter = matters(lake).get("a");
            assertThat(matters(lake)).hasSize(302).containsEntry("b", matter);
            assertThat(lake.number("select events from lake.mart.matter where matter_id = '" + matter + "'"))
                    .isEqualTo(2);

            lake.deliver("hotline-2.jsonl", request("c", 19));
            requireDone(lake.job("hourly", "2024-05-20"));
            assertThat(matters(lake)).hasSize(303).containsEntry("c", matter);

            Map<String, String> before = matters(lake);
            lake.deliver("hotline-3.jsonl", request("d", 20));
            requireDone(lake.run("2024-05-21", "--full"));
            assertThat(matters(lake)).containsAllEntriesOf(before).containsEntry("d", matter);
            assertThat(lake.number("select events from lake.mart.matter where matter_id = '" + matter + "'"))
                    .isEqualTo(4);
            assertThat(lake.job("hourly", "2024-05-21", "--full").exitCode()).isEqualTo(2);
        }
    }

    private static void requireDone(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    private static Map<String, String> matters(TestLake lake) {
        return lake
                .rows(
                        "select request_no, matter_id from lake.gold.event join lake.mart.recurring_event using (event_id)")
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    }

    /** Three hundred requests that all differ in place or item. */
    private static String others() {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < 300; number++) {
            char place = "霁鹭棠砚檀栖芷芙荷蓼".charAt(number / 10 % 10);
            char part = "甲乙丙丁戊己庚辛壬癸".charAt(number % 10);
            String item = new String[] {"路灯不亮", "电梯停运", "车辆违停"}[number / 100];
            lines.append(line("n" + number, "" + part + place + "里" + item, item, 1 + number % 20));
        }
        return lines.toString();
    }

    private static String request(String no, int day) {
        return line(no, "锦鹮苑夜间施工噪声扰民", "施工噪声", day);
    }

    private static String line(String no, String title, String item, int day) {
        return """
                {"no": "%s", "title": "%s", "item": "%s", "asked": "2024-05-%02d 10:00:00", "unit": null}
                """.formatted(no, title, item, day);
    }
}
