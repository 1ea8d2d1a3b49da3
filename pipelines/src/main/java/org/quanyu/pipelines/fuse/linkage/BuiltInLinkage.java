package org.quanyu.pipelines.fuse.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Linkages that ship with the lake, as resources beside the steps that use them. */
public final class BuiltInLinkage {

    private BuiltInLinkage() {}

    /** The linkage in the file of that name beside a class. */
    public static Linkage of(Class<?> step, String name) {
        try (InputStream file = step.getResourceAsStream(name)) {
            return LinkageReader.read(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
