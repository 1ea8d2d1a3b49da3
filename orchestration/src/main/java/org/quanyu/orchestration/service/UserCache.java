package org.quanyu.orchestration.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Programs unpacked once per user and shared by all homes: {@code QUANYU_CACHE}, else {@code ~/.cache/quanyu}. */
public record UserCache(Path root) {

    /** Fills an empty folder with one installation. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    public static UserCache ofUser() {
        String configured = System.getenv("QUANYU_CACHE");
        return new UserCache(
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache", "quanyu")
                        : Path.of(configured).toAbsolutePath());
    }

    /** The installation of this name, made first if it is missing; it is there wholly or not at all. */
    public Path install(String name, Filler filler) {
        Path target = root.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try (ServiceLock lock = ServiceLock.take(root.resolve(name + ".lock"))) {
            if (!Files.isDirectory(target)) {
                fill(name, target, filler);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install " + name + " in " + root, e);
        }
    }

    private void fill(String name, Path target, Filler filler) throws IOException {
        Path part = root.resolve(name + ".part");
        Folders.delete(part);
        Files.createDirectories(part);
        filler.fill(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
