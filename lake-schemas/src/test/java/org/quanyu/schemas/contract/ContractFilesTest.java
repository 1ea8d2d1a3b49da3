package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFilesTest {

    @TempDir
    private Path folder;

    @Test
    void findsContractsInJarsAndDirectories() throws IOException {
        Path jar = folder.resolve("a jar.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            add(entries, "contracts/", "");
            add(entries, "contracts/gold/bridge.yaml", "桥梁");
            add(entries, "contracts/gold/readme.md", "no contract");
            add(entries, "other/gold/tunnel.yaml", "no contract");
        }
        Path directory = Files.createDirectories(folder.resolve("a directory/contracts/ops"));
        Files.writeString(directory.resolve("run.yaml"), "运行");

        URL[] classpath = {
            jar.toUri().toURL(), folder.resolve("a directory").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(classpath, null)) {
            assertThat(ContractFiles.in(loader))
                    .containsOnlyKeys("contracts/gold/bridge.yaml", "contracts/ops/run.yaml")
                    .containsEntry("contracts/gold/bridge.yaml", "桥梁")
                    .containsEntry("contracts/ops/run.yaml", "运行");
        }
    }

    private static void add(JarOutputStream entries, String name, String content) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(content.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
    }
}
