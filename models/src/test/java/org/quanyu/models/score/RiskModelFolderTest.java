package org.quanyu.models.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.train.RiskTraining;
import org.quanyu.models.trees.MadeUpRows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class RiskModelFolderTest {

    private static final Examples ROWS = MadeUpRows.of(800, 1);

    @Test
    void modelReadFromItsFolderTellsTheSame(@TempDir Path folder) {
        RiskModel model = written(folder);

        RiskModel read = new RiskModelFolder(folder).read();

        assertThat(read.features()).isEqualTo(model.features());
        assertThat(read.red()).isEqualTo(model.red());
        assertThat(read.calibration().probabilities(read.trees().margins(ROWS)))
                .isEqualTo(model.calibration().probabilities(model.trees().margins(ROWS)));
        assertThat(new RiskModelFolder(folder).manifest()).isEqualTo(Map.of("rows", 800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trees-1.ubj", "model.json", "manifest.json", "target.yaml"})
    void alteredFileIsRefusedByName(String name, @TempDir Path folder) throws IOException {
        written(folder);
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);

        assertThatThrownBy(() -> new RiskModelFolder(folder).read())
                .isInstanceOfSatisfying(LakeException.class, thrown -> assertThat(thrown.code())
                        .isEqualTo(FailureCode.RISK_MODEL_ALTERED))
                .hasMessageContaining(name);
    }

    @Test
    void folderWithoutAModelIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> new RiskModelFolder(folder).read())
                .isInstanceOfSatisfying(LakeException.class, thrown -> assertThat(thrown.code())
                        .isEqualTo(FailureCode.RISK_MODEL_UNUSABLE));
    }

    @Test
    void reasonsAreSummedByThemeAndMissingDataIsOneOfThem() {
        Reasons reasons = new Reasons(ROWS.features());

        List<Reason> told = reasons.of(new float[] {2.5f, Float.NaN, 1}, 0, new double[] {1, -0.5, 0.25, -3});

        assertThat(told)
                .containsExactly(
                        new Reason("theme 0", 1.25, "f0 2.5"),
                        new Reason("missing data", -0.5, "缺少数据：f1"),
                        new Reason("average", -3, ""));
        assertThat(Reasons.sentence(told)).isEqualTo("f0 2.5");
    }

    private static RiskModel written(Path folder) {
        RiskModel model = RiskTraining.train(MadeUpRows.table(), new TargetRows(ROWS, List.of()))
                .model();
        new RiskModelFolder(folder).write(model, MadeUpRows.table().text(), Map.of("rows", 800));
        return model;
    }
}
