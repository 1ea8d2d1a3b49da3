package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** From delivered requests to a cause in the lake and its story; a question of an analyst is asked, too. */
class RootCausesNightTest {

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
              requested_at: to_datetime(asked)
              status: "'open'"
              category_1: "'民生诉求'"
              category_2: kind
              category_3: title
              sub_district: place
              community: "'一社区'"
              department: office
            """;

    private static final String BY_OFFICE = """
            causes: by_office
            title: 承办单位诉求增多
            rows: SELECT *, int(requested_at >= :month) AS of_month FROM gold.event WHERE requested_at >= :year_before
            case: event_id
            measure: of_month
            ladders: [department]
            """;

    @TempDir
    Path folder;

    @Test
    void aCauseIsFoundAndTold() throws IOException {
        try (TestLake lake = new TestLake(folder.resolve("lake"))) {
            lake.source("hotline", SOURCE).deliver("hotline-1.jsonl", requests());
            Files.createDirectories(lake.sources().resolve("causes"));
            Files.writeString(lake.sources().resolve("causes").resolve("by_office.yaml"), BY_OFFICE);
            Outcome night = lake.run("2024-06-03");
            assertThat(night.exitCode()).as(night.err()).isZero();
            String id = lake.rows("""
                            select cause_id from lake.mart.root_cause
                            where question = 'more_requests' and attributes['item'] = '民生诉求/类1/事项1'""").get(0).getString(0);
            assertThat(lake.number("select count(*) from lake.mart.root_cause_case where cause_id = '" + id + "'"))
                    .isGreaterThanOrEqualTo(90);
            assertThat(lake.rows(
                                    "select attributes['department'] from lake.mart.root_cause where question = 'by_office'")
                            .toString())
                    .isEqualTo("[[单位1]]");
            Outcome told = lake.command("causes", "explain", id);
            assertThat(told.exitCode()).as(told.err()).isZero();
            assertThat(told.out()).contains("事项：民生诉求/类1/事项1", "单位1");
        }
    }

    /** 1,300 requests about twenty items in thirteen months, and in the last another ninety about one of them. */
    private static String requests() {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < 1390; number++) {
            int item = number < 1300 ? number * 7 % 20 : 1;
            LocalDate day = number < 1300
                    ? LocalDate.of(2023, 5, 1).plusDays(number * 393L / 1300)
                    : LocalDate.of(2024, 5, 1).plusDays(number % 30);
            lines.append("""
                    {"no": "%d", "title": "事项%d", "kind": "类%d", "asked": "%s 10:00:00", "place": "街道%d", "office": "单位%d"}
                    """.formatted(number, item, item % 4, day, number % 3, item % 5));
        }
        return lines.toString();
    }
}
