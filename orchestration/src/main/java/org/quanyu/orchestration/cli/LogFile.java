package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where the details go that nobody wants on the terminal. */
final class LogFile {

    /** Read by log4j2.properties when the first logger is made. */
    private static final String PROPERTY = "lake.log";

    private LogFile() {}

    /** To be called before anything logs. */
    static void in(Path logs) {
        System.setProperty(PROPERTY, logs.resolve("lake.log").toString());
    }

    static void note(Throwable failure) {
        if (System.getProperty(PROPERTY) != null) {
            LoggerFactory.getLogger(LogFile.class).error("command failed", failure);
        }
    }
}
