package org.quanyu.pipelines.ingest.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On which day what a file holds came to the lake: what nobody could know before. */
public enum Arrival {
    /** The logical date of the run that takes the file in. */
    RUN,
    /** The day that a folder of its path is named after, as 2022-01-31; it is made when the department delivers. */
    FOLDER;

    static final Arrival DEFAULT = RUN;

    /** As it is written in a source file. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Arrival of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /**
     * @param file its path below the input folder, {@code /} between folders
     * @param run the logical date of the run, which nothing arrives after
     */
    public LocalDate day(String file, LocalDate run) {
        return switch (this) {
            case RUN -> run;
            case FOLDER -> folderDay(file).filter(day -> day.isBefore(run)).orElse(run);
        };
    }

    private static Optional<LocalDate> folderDay(String file) {
        String[] names = file.split("/");
        return Arrays.stream(names, 0, names.length - 1)
                .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}"))
                .flatMap(name -> parsed(name).stream())
                .findFirst();
    }

    private static Optional<LocalDate> parsed(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
