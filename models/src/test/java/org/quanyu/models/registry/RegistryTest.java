package org.quanyu.models.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.registry.DecideModel.Decision;
import org.quanyu.models.registry.DecideModel.Word;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A model on its way from the tables of the lake into force. */
class RegistryTest {

    private static final Target TARGET = TargetReader.read(
            "trouble.yaml",
            TroubledFirms.TARGET.formatted("firm_sentiment", "posts, negative_posts", "negative_posts", "posts"));

    @TempDir
    Path models;

    private final TroubledFirms lake = new TroubledFirms();
    private ModelStore store;

    @BeforeEach
    void store() {
        store = new ModelStore(models);
    }

    @Test
    void whatIsLearntIsRegisteredWithItsGatesAndCards() throws IOException {
        train();

        Row row = lake.table(Registry.MODEL).first();
        assertThat(row.<Integer>getAs("version")).isEqualTo(1);
        assertThat(row.<String>getAs("learnt_from")).isEqualTo("mart.firm_sentiment@r1, mart.firm_outcome@r1");
        assertThat(row.<String>getAs("features")).isEqualTo("posts,negative_posts");
        assertThat(row.<Double>getAs("average_precision")).isGreaterThan(row.<Double>getAs("rule_average_precision"));
        assertThat(row.<Boolean>getAs("passed")).as(row.<String>getAs("gates")).isTrue();
        Path folder = models.resolve(row.<String>getAs("folder"));
        assertThat(Files.readString(folder.resolve("card.en.html")))
                .contains("Model card: trouble", "beats the rule", "Nobody has let this version act", "<circle");
        assertThat(Files.readString(folder.resolve("card.zh.html"))).contains("模型说明书", "优于现行规则", "尚未获批准使用");
        assertThat(store.read(RegisteredModel.of(row)).features()).hasSize(2);
    }

    @Test
    void labelsAreLearntOnceTheyAreKnown() {
        Target late = TargetReader.read("trouble.yaml", TARGET.text().replace("embargo: 1 month", "embargo: 3 months"));

        lake.publish(new TrainModel(late, FeatureSet.builtIn(), store, "test").run(lake, lake));

        assertThat(lake.table(Registry.MODEL).first().<Date>getAs("to_month"))
                .as("three months before the last one, which is April")
                .hasToString("2023-01-01");
    }

    @Test
    void aModelActsOnAPersonsWordUntilItIsWithdrawn() throws IOException {
        train();
        assertThat(registry().inForce("trouble")).isEmpty();

        decide(1, Decision.PROMOTED);

        assertThat(registry().inForce("trouble"))
                .hasValueSatisfying(model -> assertThat(model.version()).isEqualTo(1));
        assertThat(Files.readString(models.resolve("risk/trouble/1/card.zh.html")))
                .contains("批准使用", "王某", "试行");
        decide(1, Decision.WITHDRAWN);
        assertThat(registry().inForce("trouble")).isEmpty();
        assertThat(lake.table(Registry.DECISION).count()).isEqualTo(2);
    }

    @Test
    void whoeverStopsAnotherVersionLeavesTheOneInForce() {
        train();
        train();
        decide(1, Decision.PROMOTED);
        decide(2, Decision.PROMOTED);

        decide(1, Decision.WITHDRAWN);

        assertThat(registry().inForce("trouble"))
                .hasValueSatisfying(model -> assertThat(model.version()).isEqualTo(2));
        assertThat(registry().stopped("trouble")).containsExactly(1);
    }

    @Test
    void aNewVersionIsHeldAgainstTheChampion() {
        train();
        decide(1, Decision.PROMOTED);
        lake.change("ops.model", "to_month", Date.valueOf("2022-06-01"));

        train();

        Row second = lake.table(Registry.MODEL).where("version = 2").first();
        assertThat(second.<String>getAs("gates")).containsPattern("average precision [0-9.]+, champion [0-9.]+");
    }

    @Test
    void whatFailedAGateOrIsNotThereOrWasAlteredIsNotPromoted() throws IOException {
        assertThatThrownBy(() -> decide(3, Decision.PROMOTED)).isInstanceOfSatisfying(LakeException.class, thrown -> {
            assertThat(thrown.code()).isEqualTo(FailureCode.RISK_MODEL_UNKNOWN);
        });
        train();
        Path trees = models.resolve("risk/trouble/1/trees-1.ubj");
        byte[] written = Files.readAllBytes(trees);
        written[written.length / 2]++;
        Files.write(trees, written);
        assertThatThrownBy(() -> decide(1, Decision.PROMOTED)).isInstanceOfSatisfying(LakeException.class, thrown -> {
            assertThat(thrown.code()).isEqualTo(FailureCode.RISK_MODEL_ALTERED);
        });
    }

    @Test
    void gatesStopWhatIsWorseThanTheRule() {
        Gates gates = new Gates().beatsChampion(0.2, OptionalDouble.of(0.3));

        assertThat(gates.passed()).isFalse();
        assertThat(gates.all()).singleElement().satisfies(gate -> assertThat(gate.found())
                .isEqualTo("average precision 0.2000, champion 0.3000"));
    }

    @Test
    void aGroupIsBehindOnlyBeyondChance() {
        GroupMeasure large = new GroupMeasure("size", "< 2", 9000, 900, 900, 0.9);
        GroupMeasure missed = new GroupMeasure("size", "≥ 2", 1000, 100, 100, 0.6);
        GroupMeasure few = new GroupMeasure("size", "≥ 9", 60, 21, 21, 0.75);
        GroupMeasure misjudged = new GroupMeasure("size", "≥ 5", 1000, 100, 40, 0.9);

        assertThat(served(large, few)).isTrue();
        assertThat(served(large, missed)).isFalse();
        assertThat(served(large, misjudged)).isFalse();
    }

    private static boolean served(GroupMeasure... groups) {
        return new Gates().servesAllGroups(List.of(groups), 0.9).passed();
    }

    private void train() {
        lake.publish(new TrainModel(TARGET, FeatureSet.builtIn(), store, "test").run(lake, lake));
    }

    private void decide(int version, Decision decision) {
        Word word = new Word("trouble", version, decision, "王某", "试行");
        lake.publish(new DecideModel(word, store).run(lake, lake));
    }

    private Registry registry() {
        return Registry.of(lake.table(Registry.MODEL), lake.table(Registry.DECISION));
    }
}
