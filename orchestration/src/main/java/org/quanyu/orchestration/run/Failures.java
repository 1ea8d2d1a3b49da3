package org.quanyu.orchestration.run;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.DiskFull;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Turns whatever was thrown into a failure that a person can act on. */
public final class Failures {

    private Failures() {}

    public static LakeException explain(Throwable thrown) {
        return causes(thrown)
                .filter(LakeException.class::isInstance)
                .map(LakeException.class::cast)
                .findFirst()
                .or(() -> DiskFull.among(thrown).map(cause -> diskFull(cause, thrown)))
                .or(() -> causes(thrown)
                        .filter(Failures::isDatabaseGone)
                        .findFirst()
                        .map(cause -> databaseGone(cause, thrown)))
                .orElseGet(() -> internal(thrown));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())));
    }

    private static LakeException diskFull(Throwable cause, Throwable thrown) {
        return new LakeException(
                FailureCode.DISK_FULL,
                "the disk is full: " + firstLine(cause),
                "nothing was published and nothing is lost; make room, then repeat the command: it goes on where it was",
                thrown);
    }

    private static boolean isDatabaseGone(Throwable cause) {
        if (!(cause instanceof SQLException sql)) {
            return false;
        }
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || message(cause).contains("Connection is not available");
    }

    private static LakeException databaseGone(Throwable cause, Throwable thrown) {
        return new LakeException(
                FailureCode.DATABASE_UNREACHABLE,
                "PostgreSQL went away: " + firstLine(cause),
                "nothing was published and nothing is lost; bring it back, then repeat the command: it goes on where it was",
                thrown);
    }

    private static LakeException internal(Throwable thrown) {
        Throwable root = causes(thrown).reduce(thrown, (first, second) -> second);
        return new LakeException(
                FailureCode.INTERNAL,
                root.getClass().getSimpleName() + ": " + firstLine(root),
                "the log has the details; repeat the command to go on where it was, and report this if it stays",
                thrown);
    }

    private static String firstLine(Throwable cause) {
        return message(cause).lines().findFirst().orElse(cause.getClass().getSimpleName());
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
