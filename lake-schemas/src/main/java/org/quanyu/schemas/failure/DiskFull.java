package org.quanyu.schemas.failure;

import java.util.Optional;
import java.util.stream.Stream;

/** Tells a full disk from other failures; Java has no exception of its own for it. */
public final class DiskFull {

    private static final int DEEPEST = 50;

    private DiskFull() {}

    /** The failure among the causes of what was thrown that says the disk is full. */
    public static Optional<Throwable> among(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
                .filter(DiskFull::isSaidBy)
                .findFirst();
    }

    private static boolean isSaidBy(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }
}
