package org.quanyu.orchestration.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class JavaHomeTest {

    @TempDir
    Path folder;

    @Test
    void takesTheOldestThatIsNewEnough() throws Exception {
        JavaHome old = jdk("17.0.15");
        JavaHome fit = jdk("24");
        JavaHome newer = jdk("25.0.3");
        assertThat(JavaHome.forTrino(Map.of(), List.of(old, newer, fit))).isEqualTo(fit);
        assertThat(JavaHome.forTrino(Map.of("JAVA_HOME", newer.path().toString()), List.of(old, fit)))
                .isEqualTo(newer);
        assertThat(JavaHome.forTrino(Map.of("JAVA_HOME", old.path().toString()), List.of(old, fit)))
                .isEqualTo(fit);
        assertThat(jdk("1.8.0_452").feature()).isEqualTo(8);
    }

    @Test
    void saysWhichVersionsItFound() throws Exception {
        JavaHome old = jdk("17.0.15");
        assertThatThrownBy(() -> JavaHome.forTrino(Map.of(), List.of(old)))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TRINO_NO_JDK))
                .hasMessageContaining("17.0.15");
        assertThatThrownBy(() ->
                        JavaHome.forTrino(Map.of("TRINO_JAVA_HOME", old.path().toString()), List.of(jdk("25"))))
                .hasMessageContaining("TRINO_JAVA_HOME");
    }

    private JavaHome jdk(String version) throws Exception {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version).resolve("bin"))
                .getParent();
        Path java = home.resolve("bin/java");
        if (!Files.exists(java)) {
            Files.createFile(java);
        }
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return JavaHome.read(home).orElseThrow();
    }
}
