package org.quanyu.orchestration.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {

    @TempDir
    Path folder;

    @Test
    void anInstallationIsThereWhollyOrNotAtAll() throws Exception {
        UserCache cache = new UserCache(folder.resolve("cache"));
        assertThatThrownBy(() -> cache.install("tool", target -> {
                    Files.writeString(target.resolve("half"), "x");
                    throw new IOException("the line went dead");
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder.resolve("cache/tool")).doesNotExist();

        Path tool = cache.install("tool", target -> Files.writeString(target.resolve("whole"), "x"));
        assertThat(tool.resolve("whole")).exists();
        assertThat(tool.resolve("half")).doesNotExist();
        assertThat(cache.install("tool", target -> {
                    throw new IOException("not called again");
                }))
                .isEqualTo(tool);
    }
}
