package org.quanyu.models.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/features.md} and the contract of the panel current; {@code -Dquanyu.docs.write=true} writes them. */
class FeatureDocsTest {

    private static final Path ROOT = Path.of(System.getProperty("quanyu.root", ".."));

    @Test
    void thePageSaysWhatTheFeaturesSay() throws IOException {
        requireCurrent(ROOT.resolve("docs/features.md"), FeatureDocs.page(FeatureSet.builtIn()));
    }

    @Test
    void theContractHasTheColumnsOfTheFeatures() throws IOException {
        requireCurrent(
                ROOT.resolve("lake-schemas/src/main/resources/contracts/mart/firm_month.yaml"),
                FeatureDocs.contract(FeatureSet.builtIn()));
    }

    @Test
    void thereAreFeaturesOfEveryTheme() {
        List<Theme> themes = FeatureSet.builtIn().themes();
        assertThat(themes.stream()
                        .filter(theme -> !theme.isStatus())
                        .mapToInt(theme -> theme.features().size())
                        .sum())
                .isGreaterThanOrEqualTo(80);
        assertThat(themes)
                .extracting(Theme::name)
                .contains(
                        "insured",
                        "payments",
                        "consumption",
                        "sentiment",
                        "disputes",
                        "neighbours",
                        "industry",
                        "registry",
                        "lease");
    }

    private static void requireCurrent(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("quanyu.docs.write")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(file + " is stale: run the tests of models with -Dquanyu.docs.write=true")
                .isEqualTo(expected);
    }
}
