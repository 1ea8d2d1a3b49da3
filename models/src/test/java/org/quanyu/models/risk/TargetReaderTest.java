package org.quanyu.models.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class TargetReaderTest {

    @Test
    void panelIsRead() {
        Target target = read("""
                target: relocation
                question: Will the firm leave?
                panel: mart.firm_month
                label: {event: relocated_out, horizon: 6 months, embargo: 7 months}
                features: {themes: [insured, payments]}
                monotone: {arrears_days_90: up, insured_change_3m: down}
                bands: {red: {for: precision, weight: 0.5}, orange: 0.2}
                baseline:
                  - {when: arrears_days_90 > 30, points: 2}
                """);

        assertThat(target.isPanel()).isTrue();
        assertThat(target.panel().tables()).containsExactly("mart.firm_month");
        assertThat(target.label()).isInstanceOf(LabelRule.Ahead.class);
        assertThat(target.label().horizon()).isEqualTo(6);
        assertThat(target.label().embargo()).isEqualTo(7);
        assertThat(target.features()).isEqualTo(new FeatureChoice.Themes(List.of("insured", "payments")));
        assertThat(target.monotone()).isEqualTo(Map.of("arrears_days_90", 1, "insured_change_3m", -1));
        assertThat(target.red()).isEqualTo(new BandRule.Best(0.5));
        assertThat(target.orange()).isEqualTo(new BandRule.AtLeast(0.2));
        assertThat(target.baseline()).hasSize(1);
    }

    @Test
    void unknownKeyIsRefusedWithItsPlaceAndTheNearest() {
        assertRefused("target: a\nlable: {when: b}\n", "line 2, column 1", "did you mean \"label\"?");
    }

    @Test
    void embargoShorterThanTheHorizonIsRefused() {
        assertRefused("""
                target: a
                panel: {entity: firm, month: month}
                label: {when: b, horizon: 6 months, embargo: 3 months}
                """, "an embargo of 3 months is shorter than the horizon of 6", "");
    }

    @Test
    void eventNeedsMonths() {
        assertRefused("target: a\nlabel: {event: b}\n", "\"when\" or, over months, \"event\"", "");
    }

    @Test
    void numbersOutOfBoundsAreRefused() {
        assertRefused("target: a\nlabel: {when: b}\ntrees: {rows: 1.5}\n", "\"rows\" cannot be \"1.5\"", "at most 1");
        assertRefused("target: a\nlabel: {when: b}\njudged_by: {folds: ten}\n", "\"folds\" cannot be \"ten\"", "");
    }

    @Test
    void conditionThatIsNoSqlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("target: a\nlabel: {when: \"b = \"}\n"))
                .isInstanceOfSatisfying(LakeException.class, thrown -> assertThat(thrown.getMessage())
                        .contains("made_up.yaml, line 2"));
    }

    @Test
    void examplesAreRead() throws IOException {
        Path folder = Path.of(System.getProperty("quanyu.root"), "examples", "targets");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            TargetReader.read(file.getFileName().toString(), Files.readString(file))
                                    .name())
                    .isNotEmpty());
        }
    }

    private static Target read(String text) {
        return TargetReader.read("made_up.yaml", text);
    }

    private static void assertRefused(String text, String what, String remedy) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(LakeException.class, thrown -> {
            assertThat(thrown.code()).isEqualTo(FailureCode.TARGET_INVALID);
            assertThat(thrown.getMessage()).contains(what);
            assertThat(thrown.remedy()).contains(remedy);
        });
    }
}
