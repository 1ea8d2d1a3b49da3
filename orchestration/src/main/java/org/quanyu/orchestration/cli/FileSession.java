package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.service.Folders;

/** A Spark session for work on files alone, with a folder for what it keeps meanwhile; both are gone once it is closed. */
record FileSession(SparkSession spark, Path scratch) implements AutoCloseable {

    static FileSession open(EngineOption engine) throws IOException {
        Path scratch = Files.createTempDirectory("lake-files");
        LogFile.in(scratch.getParent());
        try {
            return new FileSession(LakeSession.openWithoutLake(scratch, engine.master(), engine.settings()), scratch);
        } catch (RuntimeException e) {
            Folders.delete(scratch);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            spark.stop();
        } finally {
            Folders.delete(scratch);
        }
    }
}
