package org.quanyu.models.warning;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.feature.FeatureSet;

/** What is different from the month before: the probability, the band, and the theme whose contribution changed most. */
final class ScoreChange {

    private static final String REASON = "array<struct<theme:string,contribution:double,fact:string>>";

    /** Contributions by theme, without the average, which is the same for all rows. */
    private static final String BY_THEME = "map_from_entries(transform(filter(from_json(%s, '" + REASON
            + "'), r -> r.theme <> 'average')," + " r -> struct(r.theme, r.contribution)))";

    private static final String CHANGES =
            "map_zip_with(" + BY_THEME.formatted("reasons") + ", " + BY_THEME.formatted("reasons_before")
                    + ", (theme, now, before) -> coalesce(now, 0D) - coalesce(before, 0D))";

    /** The theme that changed most, as {@code size, change, theme}. */
    private static final String GREATEST = "array_max(transform(map_entries(" + CHANGES
            + "), c -> struct(abs(c.value) AS size, c.value AS change, c.key AS theme)))";

    private ScoreChange() {}

    /**
     * @param before rows of {@code mart.risk_score}
     * @param scored rows of one month
     * @return {@code scored} with {@code probability_before}, {@code band_before} and {@code change}
     */
    static Dataset<Row> since(Dataset<Row> before, Dataset<Row> scored, Date month) {
        Dataset<Row> lastMonth = before.where(col("month").equalTo(ScoreFirms.before(month)))
                .select(
                        col("target"),
                        col("firm_id"),
                        col("probability").as("probability_before"),
                        col("band").as("band_before"),
                        col("reasons").as("reasons_before"));
        return scored.join(lastMonth, new String[] {"target", "firm_id"}, "left")
                .withColumn("greatest", expr(GREATEST))
                .withColumn("change", sentence())
                .drop("greatest", "reasons_before");
    }

    private static Column sentence() {
        Column isSame = col("band").equalTo(col("band_before"));
        Column band = when(isSame, lit("预警等级不变"))
                .otherwise(expr("concat('预警等级由', " + bandName("band_before") + ", '变为', " + bandName("band") + ")"));
        Column theme = coalesce(titles().getItem(col("greatest.theme")), col("greatest.theme"));
        Column direction = when(col("greatest.change").gt(0), "上升").otherwise("下降");
        Column told = when(col("greatest.size").gt(0), concat(band, lit("；变化最大的是"), theme, lit("，风险"), direction))
                .otherwise(band);
        return when(col("probability_before").isNull(), lit("上月未评分")).otherwise(told);
    }

    private static String bandName(String column) {
        return "CASE " + column + " WHEN 'red' THEN '红色' WHEN 'orange' THEN '橙色' ELSE '无预警' END";
    }

    private static Column titles() {
        List<Column> pairs = new ArrayList<>(List.of(lit("missing data"), lit("数据缺失")));
        FeatureSet.builtIn().themes().forEach(theme -> {
            pairs.add(lit(theme.name()));
            pairs.add(lit(theme.title().zh()));
        });
        return map(pairs.toArray(Column[]::new));
    }
}
