package org.quanyu.orchestration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.delivery.Feed;

/** What the generator knows must not reach the lake: no step and no source names the folder of the truth. */
class TruthIsKeptApartTest {

    private static final JavaClasses THE_LAKE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.quanyu.schemas", "org.quanyu.pipelines", "org.quanyu.models", "org.quanyu.reports");

    @Test
    void noClassOfTheLakeNamesTheTruth() throws IOException {
        List<String> naming = THE_LAKE.stream()
                .filter(TruthIsKeptApartTest::namesTheTruth)
                .map(JavaClass::getName)
                .toList();

        assertThat(THE_LAKE).hasSizeGreaterThan(50);
        assertThat(naming).isEmpty();
    }

    @Test
    void noContractSourceOrViewNamesTheTruth() throws IOException {
        Path root = Path.of(System.getProperty("quanyu.root", ".."));
        List<String> naming;
        try (Stream<Path> files = Stream.concat(
                Files.walk(root.resolve("lake-schemas/src/main/resources")), Files.walk(root.resolve("examples")))) {
            naming = files.filter(Files::isRegularFile)
                    .filter(TruthIsKeptApartTest::holdsTheFolder)
                    .map(Path::toString)
                    .toList();
        }
        assertThat(naming).isEmpty();
    }

    private static boolean holdsTheFolder(Path file) {
        try {
            return Files.readString(file).contains(Feed.TRUTH + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A constant in a class file stands in it as it is. */
    private static boolean namesTheTruth(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(Feed.TRUTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
