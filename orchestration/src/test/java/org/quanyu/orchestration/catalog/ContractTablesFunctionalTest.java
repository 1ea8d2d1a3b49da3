package org.quanyu.orchestration.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.contract.Classification;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.contract.Ddl;
import org.quanyu.schemas.contract.Evolution;
import org.quanyu.schemas.contract.TableShape;

/** Contracts against real Spark and real Iceberg tables. */
class ContractTablesFunctionalTest {

    @TempDir
    private static Path warehouse;

    private static SparkSession spark;

    private final Ddl ddl = new Ddl("shapes");

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.catalog.shapes", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.shapes.type", "hadoop")
                .config("spark.sql.catalog.shapes.warehouse", warehouse.toString())
                .getOrCreate();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void everyBuiltInContractIsATableThatIsWhatItSays() throws Exception {
        for (Contract contract : Contracts.builtIn().all()) {
            spark.sql(ddl.createTable(contract));

            assertThat(spark.table(ddl.name(contract)).schema())
                    .as(contract.table())
                    .isEqualTo(contract.schema());
            assertThat(Evolution.plan(contract, shape(contract)))
                    .as(contract.table())
                    .isEmpty();
        }
    }

    @Test
    void plannedChangesTurnTheTableIntoWhatTheContractSaysAndKeepItsRows() throws Exception {
        List<String> partitions = List.of("years(日期)", "bucket(4, code)", "truncate(2, place)", "kind");
        Contract before = contract(
                partitions,
                column("code", "string", 1),
                column("日期", "date", 0),
                column("place", "string", 0),
                column("kind", "string", 0),
                column("size", "int", 0),
                column("ratio", "float", 0),
                column("cost", "decimal(5,2)", 0));
        Contract after = contract(
                List.of("years(opened_on)", "bucket(4, bridge_no)", "truncate(2, place)", "kind"),
                column("colour", "string", 0),
                column("bridge_no", "string", 1, "code"),
                column("opened_on", "date", 0, "日期"),
                column("place", "string", 0),
                column("kind", "string", 0),
                new Column(
                        "size",
                        DataType.fromDDL("bigint"),
                        "尺寸",
                        "It's the size.",
                        Classification.PUBLIC,
                        false,
                        0,
                        List.of()),
                column("ratio", "double", 0),
                column("cost", "decimal(20,2)", 0),
                column("tags", "array<string>", 0));
        spark.sql(ddl.createTable(before));
        spark.sql("INSERT INTO " + ddl.name(before) + " VALUES ('B1', DATE'2001-02-03', 'north', 'k', 7, 0.5, 1.25)");

        ddl.alterTable(after, Evolution.plan(after, shape(before))).forEach(spark::sql);

        assertThat(spark.table(ddl.name(after)).schema()).isEqualTo(after.schema());
        assertThat(Evolution.plan(after, shape(after))).isEmpty();
        assertThat(shape(after).primaryKey()).contains(List.of("bridge_no"));
        Row row = spark.table(ddl.name(after)).head();
        assertThat(row.mkString("|")).isEqualTo("null|B1|2001-02-03|north|k|7|0.5|1.25|null");
    }

    private TableShape shape(Contract contract) throws Exception {
        return IcebergShape.of(Spark3Util.loadIcebergTable(spark, ddl.name(contract)));
    }

    private static Column column(String name, String type, int keyPosition, String... formerNames) {
        return new Column(
                name,
                DataType.fromDDL(type),
                "标题",
                "What it holds.",
                Classification.PUBLIC,
                false,
                keyPosition,
                List.of(formerNames));
    }

    private static Contract contract(List<String> partitionedBy, Column... columns) {
        return new Contract(
                "gold.bridge",
                "1.0.0",
                "桥梁",
                "One row per bridge.",
                "交通局",
                List.of(columns),
                List.of(),
                partitionedBy,
                "1 d",
                "10 y");
    }
}
