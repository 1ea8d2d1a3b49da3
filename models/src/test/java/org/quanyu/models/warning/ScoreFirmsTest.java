package org.quanyu.models.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.models.panel.PanelDocumentation;
import org.quanyu.models.panel.PanelQuery;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.registry.ModelStore;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.registry.Registry;
import org.quanyu.models.registry.TroubledFirms;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;
import org.quanyu.models.score.RiskModel;
import org.quanyu.models.score.RiskModelFolder;
import org.quanyu.models.train.RiskTraining;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;

/** Every firm at risk is told of once a month, by the model in force. */
class ScoreFirmsTest {

    private static final Target TARGET = TargetReader.read(
            "trouble.yaml",
            TroubledFirms.TARGET.formatted(
                            "firm_month",
                            "people_insured, people_insured_known",
                            "people_insured",
                            "people_insured_known")
                    + "words: {people_insured: '参保 {} 人'}\n");
    private static final Contract RISK_SCORE = Contract.of("mart.risk_score");

    @TempDir
    Path models;

    private final TroubledFirms lake = new TroubledFirms();

    @Test
    void withoutModelInForceItSaysSo() {
        assertThat(score().writes()).isEmpty();
        assertThat(lake.notices).extracting(Notice::code).containsExactly(FailureCode.RISK_MODEL_MISSING);
    }

    @Test
    void theLatestMonthIsScoredOnceByEachVersion() {
        inForce(1);

        Outputs outputs = score();

        Dataset<Row> scores = outputs.writes().get(0).rows().get();
        assertThat(scores.count()).isEqualTo(300);
        assertThat(outputs.deliveredRows()).hasValue(300);
        Row first = scores.where("rank = 1 AND sub_district = '甲街道'").first();
        assertThat(first.getDate(first.fieldIndex("month"))).hasToString("2023-04-01");
        assertThat(first.getDate(first.fieldIndex("as_of"))).hasToString("2023-04-30");
        assertThat(first.<String>getAs("why")).contains("参保 5 人");
        assertThat(first.<String>getAs("reasons")).startsWith("[{\"theme\":\"posts\"");
        assertThat(first.<String>getAs("change")).isEqualTo("上月未评分");
        assertThat(scores.selectExpr("max(rank)").first().getInt(0)).isEqualTo(150);
        lake.publish(outputs);
        assertThat(score().writes()).isEmpty();
        inForce(2);
        assertThat(score().writes()).isNotEmpty();
    }

    @Test
    void firmsThatAreNotAtRiskAreNotScored() {
        inForce(1, atRisk("people_insured_known >= 2"));

        assertThat(score().writes().get(0).rows().get().count()).isEqualTo(225);
    }

    @Test
    void aModelOverOtherTablesDoesNotStopTheNight() {
        inForce(1);
        inForce(1, "posts", TARGET.text().replace("mart.firm_month", "mart.firm_sentiment"));

        assertThat(score().writes()).hasSize(1);
        assertThat(lake.notices).singleElement().satisfies(notice -> assertThat(notice.what())
                .contains("the model of posts is in force", "mart.firm_sentiment"));
    }

    @Test
    void whatChangedSinceTheMonthBeforeIsTold() {
        inForce(1);
        Map<String, Object> before = new HashMap<>(Map.of("target", "trouble", "firm_id", "f7", "version", 1));
        before.putAll(Map.of("month", Date.valueOf("2023-03-01"), "probability", 0.01, "band", "none"));
        before.put("reasons", "[{\"theme\":\"posts\",\"contribution\":-9.0,\"fact\":\"\"}]");
        lake.add(RISK_SCORE.table(), before);

        Row row = score().writes().get(0).rows().get().where("firm_id = 'f7'").first();

        assertThat(row.<Double>getAs("probability_before")).isEqualTo(0.01);
        assertThat(row.<String>getAs("band_before")).isEqualTo("none");
        assertThat(row.<String>getAs("change")).contains("变化最大的是posts，风险上升");
    }

    private Outputs score() {
        return new ScoreFirms(new ModelStore(models)).run(lake, lake);
    }

    private static Target atRisk(String condition) {
        return TargetReader.read(
                "trouble.yaml", TARGET.text().replace("entity: firm_id", "entity: firm_id\n  at_risk: " + condition));
    }

    private void inForce(int version) {
        inForce(version, TARGET);
    }

    private void inForce(int version, Target target) {
        Dataset<Row> panel = PanelQuery.ofTables(target.panel(), lake::table).rows();
        RiskTraining.Trained trained =
                RiskTraining.train(target, TargetRows.of(target, panel, PanelDocumentation.NONE));
        write(trained.model(), version, target.name(), target.text());
    }

    /** The model of the target above under another name. */
    private void inForce(int version, String name, String text) {
        write(new ModelStore(models).read(registered("trouble", version)), version, name, text);
    }

    private void write(RiskModel model, int version, String name, String text) {
        RiskModelFolder files = new RiskModelFolder(models.resolve("risk/" + name + "/" + version));
        files.write(model, text.replace("target: trouble", "target: " + name), Map.of());
        Map<String, Object> row = new HashMap<>(Map.of("target", name, "version", version, "passed", true));
        row.putAll(Map.of("folder", "risk/" + name + "/" + version, "digest", files.digest(), "gates", "[]"));
        row.putAll(Map.of("to_month", Date.valueOf("2023-01-01"), "from_month", Date.valueOf("2022-01-01")));
        row.put("features", "posts");
        lake.add("ops.model", row);
        Map<String, Object> decision = new HashMap<>(Map.of("target", name, "number", version, "version", version));
        decision.putAll(Map.of("decision", "promoted", "as_of", Date.valueOf("2023-04-30")));
        lake.add("ops.model_decision", decision);
    }

    private RegisteredModel registered(String name, int version) {
        return Registry.of(lake.table(Registry.MODEL), lake.table(Registry.DECISION))
                .model(name, version)
                .orElseThrow();
    }
}
