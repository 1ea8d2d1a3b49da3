package org.quanyu.models.firm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.SmallSession;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.schemas.contract.Contract;

/** Three firms of two industries with their contributions, and a few facts and features over them. */
final class SmallLake {

    static final String REGISTRY = """
            facts: registry
            title: {zh: 企业登记, en: Register of firms}
            table: silver.firm_version
            firm: party
            arrived: arrived_on
            columns:
              industry:     {title: {zh: 行业, en: Industry}, unit: code, from: "max_by(industry_code, updated_at)"}
              sub_district: {title: {zh: 街道, en: Sub-district}, unit: name, from: "max_by(sub_district, updated_at)"}
              community:    {title: {zh: 社区, en: Community}, unit: name, from: "max_by(community, updated_at)"}
              ended:        {title: {zh: 已终止, en: Gone}, unit: yes or no, from: max(ended)}
            """;

    static final String CONTRIBUTIONS = """
            facts: contributions
            title: {zh: 单位缴费, en: Contributions}
            table: silver.firm_contribution
            firm: party
            arrived: arrived_on
            columns:
              insured:       {title: {zh: 参保人数, en: People insured}, unit: people, from: "max_by(insured, struct(month, updated_at))"}
              contributions: {title: {zh: 缴费单数, en: Contributions}, unit: contributions, count: true, from: count(1)}
            """;

    static final String THEME = """
            theme: insured
            title: {zh: 参保人数, en: People insured}
            features:
              people:
                title: {zh: 参保人数, en: People insured}
                unit: people
                from: insured
              fall_1m:
                title: {zh: 降幅, en: Fall}
                unit: share
                from: "(lag(insured, 1) OVER history - insured) / lag(insured, 1) OVER history"
                risk: up
              slips:
                title: {zh: 缴费单数, en: Contributions that arrived}
                unit: contributions
                from: contributions
              people_against_industry:
                title: {zh: 较行业, en: People against the industry}
                unit: people
                from: people - industry_median.people
              mean_2m:
                title: {zh: 均值, en: Mean}
                unit: people
                from: avg(people) OVER last_2
            """;

    private final List<String> contributions = new ArrayList<>();
    private final List<String> registrations = new ArrayList<>();

    static SparkSession session() {
        return SmallSession.get();
    }

    /** Firms a and b of one industry and c of another, told in January; four months of contributions of each. */
    SmallLake() {
        registered("a", "C39", "2022-01-01", false);
        registered("b", "C39", "2022-01-01", false);
        registered("c", "F51", "2022-01-01", false);
        for (int month = 1; month <= 4; month++) {
            paid("a", month, 100 - 10 * month, arrival(month));
            paid("b", month, 20, arrival(month));
            paid("c", month, 5, arrival(month));
        }
    }

    static String arrival(int month) {
        return "2022-%02d-12".formatted(month + 1);
    }

    void paid(String firm, int month, int insured, String arrived) {
        contributions.add("('s', '%s', date'2022-%02d-01', %d, timestamp'%s 01:00:00', date'%s')"
                .formatted(firm, month, insured, arrived, arrived));
    }

    void registered(String firm, String industry, String arrived, boolean ended) {
        registrations.add("('s', '%s', '%s', 'X街道', 'Y社区', %b, timestamp'%s 01:00:00', date'%s')"
                .formatted(firm, industry, ended, arrived, arrived));
    }

    Dataset<Row> table(Contract contract) {
        return switch (contract.table()) {
            case "silver.firm_contribution" ->
                values(contributions, "source, party_key, month, insured, updated_at, arrived_on");
            case "silver.firm_version" ->
                values(
                        registrations,
                        "source, party_key, industry_code, sub_district, community, ended, updated_at, arrived_on");
            case "gold.firm_party" ->
                values(List.of("('s', 'a', 'a')", "('s', 'b', 'b')", "('s', 'c', 'c')"), "source, party_key, firm_id");
            default -> throw new IllegalArgumentException(contract.table());
        };
    }

    static FeatureSet features(String... themes) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int number = 0; number < themes.length; number++) {
            files.put("theme-" + number + ".yaml", themes[number]);
        }
        return FeatureSet.read(Map.of("registry.yaml", REGISTRY, "contributions.yaml", CONTRIBUTIONS), files);
    }

    private static Dataset<Row> values(List<String> rows, String columns) {
        return session().sql("select * from values " + String.join(", ", rows) + " as t(" + columns + ")");
    }
}
