package org.quanyu.orchestration.evaluate;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeTables;

/** Judges one job of the lake by the truth. */
public interface Evaluation {

    /** The lake's tables that it reads; without them it can say what is best possible only. */
    List<String> reads();

    /** @param isThere whether the lake has published all tables that are read */
    List<Score> scores(SparkSession spark, Truth truth, boolean isThere);

    /** All, in the order of the lake's layers. */
    static List<Evaluation> all() {
        return Stream.of(List.of(new FirmEntities(), new RequestCategories()), EntityTies.all(), later())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Evaluation> later() {
        return List.of(
                new AssignmentRules(),
                new PlantedCauses(),
                new RiskWarning("relocation", "relocation", "relocation_hazard", "relocated_within_6_months"),
                new RiskWarning("wage arrears", "arrears", "arrears_hazard", "arrears_within_3_months"),
                new RecurringMatterGroups(),
                new NoJobYet("benefits", "mart.benefit_match"));
    }

    /** The scores of all jobs. */
    static Stream<Score> scores(SparkSession spark, Truth truth, LakeTables tables) {
        return all().stream()
                .flatMap(evaluation -> evaluation
                        .scores(
                                spark,
                                truth,
                                evaluation.reads().stream()
                                        .allMatch(table -> tables.exists(table)
                                                && tables.publishedHead(table).isPresent()))
                        .stream());
    }
}
