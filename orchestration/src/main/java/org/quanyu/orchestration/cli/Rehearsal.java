package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Does in small what commands do, so that the launcher can archive the classes they load (JVM class data
 * sharing): later commands start Spark in about half the time. Not a command of the lake.
 */
final class Rehearsal {

    private Rehearsal() {}

    /**
     * Works in an empty folder.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        LakeCommand.commandLine().getSubcommands().values().forEach(command -> command.getUsageMessage());
        LakeCommand.execute(
                "generate",
                "--scale",
                "0.0001",
                "--to",
                "2022-02-28",
                "--out",
                folder.resolve("district").toString());
        SparkSession spark = SparkSession.builder()
                .appName("rehearsal")
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.local.dir", folder.resolve("scratch").toString())
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.sql.catalog.rehearsal", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.rehearsal.type", "hadoop")
                .config("spark.sql.catalog.rehearsal.warehouse", folder.toUri().toString())
                .getOrCreate();
        spark.sql("create table rehearsal.firm (id bigint, name string, founded_on date) using iceberg"
                + " tblproperties ('write.wap.enabled' = 'true')");
        spark.conf().set("spark.wap.branch", "run");
        spark.sql("insert into rehearsal.firm select id, concat('firm ', id), date '2020-06-30' from range(100)");
        spark.sql("merge into rehearsal.firm t using (select id, row_number() over (partition by id % 7 order by name)"
                + " as place from rehearsal.firm) s on t.id = s.id when matched then update set name = 'x'"
                + " when not matched then insert (id) values (s.id)");
        spark.sql("select founded_on, count(*), sha2(max(to_json(struct(id, name))), 256) from rehearsal.firm"
                        + " where regexp_extract(name, '[0-9]+', 0) = '' group by 1")
                .collectAsList();
        spark.stop();
    }
}
