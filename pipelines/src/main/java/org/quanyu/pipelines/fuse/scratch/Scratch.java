package org.quanyu.pipelines.fuse.scratch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * A folder for what a computation keeps between its stages, as Parquet: what follows has a short plan, numbers take
 * their bytes and no more, and nothing is lost with an executor. Closing it deletes it, and so does the end of the
 * process.
 */
public final class Scratch implements AutoCloseable {

    /** Up to here, rows of a few hundred bytes fit into the memory of each process. */
    private static final long BROADCAST_ROWS = 1_500_000;

    private final SparkSession spark;
    private final FileSystem files;
    private final Path folder;

    private Scratch(SparkSession spark, FileSystem files, Path folder) {
        this.spark = spark;
        this.files = files;
        this.folder = folder;
    }

    /** In the checkpoint folder of the session if it has one, else in its local folder if it is a local one. */
    public static Scratch of(SparkSession spark) {
        Path folder = new Path(parent(spark.sparkContext()), "scratch-" + UUID.randomUUID());
        try {
            FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
            files.mkdirs(folder);
            files.deleteOnExit(folder);
            return new Scratch(spark, files, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent(SparkContext context) {
        if (context.getCheckpointDir().isDefined()) {
            return new Path(context.getCheckpointDir().get());
        }
        if (context.isLocal()) {
            String local = context.getConf().get("spark.local.dir", System.getProperty("java.io.tmpdir"));
            return new Path(new File(local.split(",", 2)[0]).getAbsoluteFile().toURI());
        }
        throw new LakeException(
                FailureCode.SCRATCH_MISSING,
                "what is kept between the stages of a fusion lies in files, and Spark on " + context.master()
                        + " has no folder that all its executors reach",
                "set the checkpoint folder of the session to one on shared storage");
    }

    /**
     * Rows to be looked up by a number: sent to each process if there are not too many, else joined by shuffling.
     *
     * @param count not less than there are
     */
    public static Dataset<Row> lookup(Dataset<Row> rows, long count) {
        return count <= BROADCAST_ROWS ? functions.broadcast(rows) : rows;
    }

    /** Writes rows and gives them back as they are read from there. */
    public Dataset<Row> keep(String name, Dataset<Row> rows) {
        String place = new Path(folder, name).toString();
        // ids seldom repeat within a file
        rows.write().option("parquet.enable.dictionary", "false").parquet(place);
        return spark.read().schema(rows.schema()).parquet(place);
    }

    /** Deletes what was kept under a name, if anything was. */
    public void drop(String name) {
        delete(new Path(folder, name));
    }

    @Override
    public void close() {
        delete(folder);
    }

    private void delete(Path path) {
        try {
            files.delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
