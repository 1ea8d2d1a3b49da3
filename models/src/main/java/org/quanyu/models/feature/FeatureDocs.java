package org.quanyu.models.feature;

import java.util.Locale;
import java.util.stream.Collectors;

/** What the YAML of features says a second and a third time: the page that people read and the contract of the panel. */
public final class FeatureDocs {

    private static final String PAGE = """
            # Features of firms

            Drawn from the YAML files in `models/src/main/resources/org/quanyu/models/feature`; a test keeps it current.

            `mart.firm_month` has a row per firm and month with what was known of the firm **at the end of the month**. A *fact* is
            an aggregate over the rows of a table that **arrived** in the month, whatever month they tell of; what comes later, a
            correction too, counts for the month in which it comes. A *feature* is an expression over facts and other features. A
            month is written once and stays. What is missing is NULL; counts are 0 where their table told of other firms.

            In expressions, `OVER last_2`, `last_3`, `last_6` and `last_12` look over so many months up to this one, `OVER so_far`
            over all up to this one, and `lag(x, 3) OVER history` goes back three. `industry_median.x`, `industry_mean.x`,
            `neighbourhood_median.x` and `neighbourhood_mean.x` are of the firms of the same industry or community in the month.

            `LeakCheck` computes a month again from the rows alone that had arrived by its end and names each feature that differs.

            """;

    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: mart.firm_month
            version: 1.0.0
            status: active
            team:
              name: 政务服务和数据管理局
            slaProperties:
              - property: frequency
                value: 1
                unit: m
              - property: retention
                value: 10
                unit: y
            schema:
              - name: firm_month
                physicalName: mart.firm_month
                physicalType: table
                logicalType: object
                businessName: 企业月度面板
                dataGranularityDescription: One row per firm and month, with what was known of the firm at the end of the month.
                description: "Features for risk models, from a firm's first month to the one in which it was told to be gone. docs/features.md has their expressions; this file is drawn from them, as models' FeatureDocsTest tells."
                properties:
            """;

    private FeatureDocs() {}

    /** Markdown for {@code docs/features.md}. */
    public static String page(FeatureSet set) {
        long features = set.themes().stream()
                .filter(theme -> !theme.isStatus())
                .mapToLong(theme -> theme.features().size())
                .sum();
        return PAGE + "There are " + features + " features.\n"
                + set.themes().stream().map(FeatureDocs::theme).collect(Collectors.joining())
                + "\n# Facts\n"
                + set.tables().stream().map(FeatureDocs::table).collect(Collectors.joining());
    }

    /** The text of {@code contracts/mart/firm_month.yaml}. */
    public static String contract(FeatureSet set) {
        return CONTRACT
                + key("firm_id", "法人编号", "Firm (gold.firm).", "string", 1)
                + key("month", "月份", "First day of the month.", "date", 2)
                + place("industry", "行业代码", "Industry by GB/T 4754, as known then.")
                + place("sub_district", "街道", "Sub-district of the registered address, as known then.")
                + place("community", "社区", "Community of the registered address, as known then.")
                + column("as_of", "截止日期", "Last day of the month.", "date", "date")
                + column("months_seen", "已见月数", "Months since the first that tells of the firm.", "double", "number")
                + set.features().stream().map(FeatureDocs::column).collect(Collectors.joining());
    }

    private static String theme(Theme theme) {
        String status = theme.isStatus()
                ? "By these, cases that are known already are left out; they are no features.\n\n"
                : "";
        return "\n## " + theme.name() + " " + theme.title().zh() + ": "
                + theme.title().en() + "\n\n" + status
                + "| feature | 名称 | unit | risk | what it is | expression |\n| --- | --- | --- | --- | --- | --- |\n"
                + theme.features().stream().map(FeatureDocs::row).collect(Collectors.joining());
    }

    private static String row(Feature feature) {
        return "| `" + feature.name() + "` | " + feature.title().zh() + " | " + feature.unit() + " | "
                + feature.risk().name().toLowerCase(Locale.ROOT) + " | "
                + feature.title().en() + " | `"
                + feature.from().written().replace("|", "\\|") + "` |\n";
    }

    private static String table(FactTable table) {
        return "\n## " + table.table().table() + " " + table.title().zh() + ": "
                + table.title().en() + "\n\n"
                + "Arrived on `" + table.arrived().written() + "`"
                + table.where()
                        .map(where -> ", where `" + where.written().replace("|", "\\|") + "`")
                        .orElse("")
                + ".\n\n| fact | 名称 | unit | what it is | expression |\n| --- | --- | --- | --- | --- |\n"
                + table.facts().stream()
                        .map(fact -> "| `" + fact.name() + "` | " + fact.title().zh() + " | " + fact.unit() + " | "
                                + fact.title().en() + " | `"
                                + fact.from().written().replace("|", "\\|") + "` |\n")
                        .collect(Collectors.joining());
    }

    private static String key(String name, String title, String description, String type, int position) {
        String partition = name.equals("month") ? "        partitioned: true\n        partitionKeyPosition: 1\n" : "";
        return column(name, title, description, type, type) + "        required: true\n        primaryKey: true\n"
                + "        primaryKeyPosition: " + position + "\n" + partition;
    }

    private static String place(String name, String title, String description) {
        return column(name, title, description, "string", "string");
    }

    private static String column(Feature feature) {
        return column(
                feature.name(),
                feature.title().zh(),
                feature.title().en() + " (" + feature.theme() + ", " + feature.unit() + ").",
                "double",
                "number");
    }

    private static String column(String name, String title, String description, String type, String logical) {
        return """
                      - name: %s
                        businessName: %s
                        description: "%s"
                        physicalType: %s
                        logicalType: %s
                        classification: internal
                """.formatted(name, title, description, type, logical);
    }
}
