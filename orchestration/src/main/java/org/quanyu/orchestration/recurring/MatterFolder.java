package org.quanyu.orchestration.recurring;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.event.recurring.EarlierMatters;
import org.quanyu.pipelines.event.recurring.FoundMatters;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What {@code lake recurring find} leaves behind: {@code matters} ({@code event_id}, {@code matter_id}),
 * {@code life_lines} and the largest of them as {@code summary.csv} and {@code summary.json}; and for a later search
 * {@code definition.yaml}, {@code members}, {@code events}, {@code postings}, {@code term_counts} and {@code replaced}.
 * Rows of events and postings say in {@code search} which of the searches made them; {@code replaced} says which of them
 * a later search made anew.
 */
public record MatterFolder(Path folder) {

    static final String MATTERS = "matters";

    private static final String MEMBERS = "members";
    private static final String EVENTS = "events";
    private static final String POSTINGS = "postings";
    private static final String TERM_COUNTS = "term_counts";
    private static final String REPLACED = "replaced";
    private static final String DEFINITION = "definition.yaml";
    private static final String SEARCH = "search";

    private static final StructType REPLACEMENTS = new StructType()
            .add("record", DataTypes.LongType)
            .add("is_same", DataTypes.BooleanType)
            .add(SEARCH, DataTypes.IntegerType);

    /** @throws LakeException {@code EARLIER_MATTERS_UNUSABLE} where it is not what a search wrote */
    public void requireThere() {
        Stream.of(MATTERS, MEMBERS, EVENTS, POSTINGS, TERM_COUNTS, REPLACED, DEFINITION)
                .filter(name -> !Files.exists(folder.resolve(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new LakeException(
                            FailureCode.EARLIER_MATTERS_UNUSABLE,
                            folder + " holds no " + name,
                            "name the folder that an earlier lake recurring find wrote with --previous");
                });
    }

    /** Whether it was made by the same definition. */
    public boolean isBy(String definition) {
        try {
            return Files.readString(folder.resolve(DEFINITION)).equals(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It, to go on from. */
    public EarlierMatters earlier(SparkSession spark) {
        return new EarlierMatters(
                valid(spark, EVENTS, true),
                valid(spark, POSTINGS, false),
                table(spark, TERM_COUNTS),
                table(spark, MEMBERS));
    }

    /** Rows that no later search made anew; postings of events that read as before hold on. */
    private Dataset<Row> valid(SparkSession spark, String name, boolean evenIfSame) {
        Dataset<Row> replaced = spark.read()
                .schema(REPLACEMENTS)
                .parquet(folder.resolve(REPLACED).toString())
                .where(lit(evenIfSame).or(col("is_same").equalTo(false)))
                .select(col("record").as("replaced_record"), col(SEARCH).as("replaced_by"));
        return table(spark, name)
                .join(
                        broadcast(replaced),
                        col("record")
                                .equalTo(col("replaced_record"))
                                .and(col(SEARCH).lt(col("replaced_by"))),
                        "left_anti")
                .drop(SEARCH);
    }

    /** Members as they were written. */
    public Dataset<Row> members(SparkSession spark) {
        return table(spark, MEMBERS);
    }

    /** Writes all events anew. */
    public void write(FoundMatters found, String definition) {
        append(found, definition, 0);
    }

    /** Writes what is new beside what an earlier search left, whose files are shared. */
    public void writeAfter(FoundMatters found, MatterFolder earlier, String definition) {
        int search = found.members()
                        .sparkSession()
                        .read()
                        .schema(REPLACEMENTS)
                        .parquet(earlier.folder.resolve(REPLACED).toString())
                        .agg(max(SEARCH))
                        .head()
                        .getInt(0)
                + 1;
        for (String name : List.of(EVENTS, POSTINGS, REPLACED)) {
            share(earlier.folder.resolve(name), folder.resolve(name));
        }
        append(found, definition, search);
    }

    private void append(FoundMatters found, String definition, int search) {
        SparkSession spark = found.events().sparkSession();
        write(found.members(), MEMBERS, SaveMode.ErrorIfExists);
        write(table(spark, MEMBERS).select("event_id", "matter_id"), MATTERS, SaveMode.ErrorIfExists);
        write(found.events().withColumn(SEARCH, lit(search)), EVENTS, SaveMode.Append);
        write(found.postings().withColumn(SEARCH, lit(search)), POSTINGS, SaveMode.Append);
        write(found.termCounts(), TERM_COUNTS, SaveMode.ErrorIfExists);
        Dataset<Row> mark = spark.range(1)
                .select(
                        lit(0L).as("record"),
                        lit(true).as("is_same"),
                        lit(search).as(SEARCH));
        write(found.replaced().withColumn(SEARCH, lit(search)).union(mark).coalesce(1), REPLACED, SaveMode.Append);
        try {
            Files.writeString(folder.resolve(DEFINITION), definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Data files are never changed, so both folders can have the same; on another volume they are copied. */
    private static void share(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                shareFile(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shareFile(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, to);
        }
    }

    /** Writes {@code life_lines}. */
    public Dataset<Row> writeLifeLines(Dataset<Row> lines) {
        write(lines, "life_lines", SaveMode.ErrorIfExists);
        return table(lines.sparkSession(), "life_lines");
    }

    private Dataset<Row> table(SparkSession spark, String name) {
        return spark.read().parquet(folder.resolve(name).toString());
    }

    private void write(Dataset<Row> rows, String name, SaveMode mode) {
        rows.write()
                .mode(mode)
                .option("compression", "zstd")
                .parquet(folder.resolve(name).toString());
    }
}
