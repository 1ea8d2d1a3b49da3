package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DdlTest {

    private final Ddl ddl = new Ddl("lake");

    private final Column named = new Column(
            "企业`名称",
            EvolutionTest.type("string"),
            "企业名称",
            "The firm's name.",
            Classification.PUBLIC,
            true,
            1,
            List.of());

    private final Contract contract = new Contract(
            "bronze.firms",
            "2.0.0",
            "企业",
            "One row per delivered row.",
            "局",
            List.of(named, EvolutionTest.column("seen_at", "timestamp", 0)),
            List.of(),
            List.of("days(seen_at)", "bucket(16, 企业`名称)"),
            "1 d",
            "1 y");

    @Test
    void createsATable() {
        assertThat(ddl.createTable(contract)).isEqualTo("""
                        CREATE TABLE `lake`.`bronze`.`firms` (
                          `企业``名称` STRING COMMENT '企业名称 | The firm\\'s name.',
                          `seen_at` TIMESTAMP COMMENT 'seen_at | seen_at.')
                        USING iceberg
                        PARTITIONED BY (days(`seen_at`), bucket(16, `企业``名称`))
                        TBLPROPERTIES (
                          'format-version' = '2',
                          'write.wap.enabled' = 'true',
                          'write.merge.mode' = 'copy-on-write',
                          'write.update.mode' = 'copy-on-write',
                          'write.delete.mode' = 'copy-on-write',
                          'write.parquet.compression-codec' = 'zstd',
                          'comment' = '企业 | One row per delivered row.',
                          'quanyu.contract-version' = '2.0.0',
                          'quanyu.primary-key' = '企业`名称')""");
    }

    @Test
    void altersATable() {
        List<Change> changes = List.of(
                new Change.RenameColumn("a", "b"),
                new Change.AddColumn(EvolutionTest.column("c", "date", 0), Optional.of("b")),
                new Change.AddColumn(EvolutionTest.column("d", "date", 0), Optional.empty()),
                new Change.WidenType("e", EvolutionTest.type("int"), EvolutionTest.type("bigint")),
                new Change.UpdateComment("f", "it's"));

        assertThat(ddl.alterTable(contract, changes))
                .startsWith(
                        "ALTER TABLE `lake`.`bronze`.`firms` RENAME COLUMN `a` TO `b`",
                        "ALTER TABLE `lake`.`bronze`.`firms` ADD COLUMN `c` DATE COMMENT 'c | c.' AFTER `b`",
                        "ALTER TABLE `lake`.`bronze`.`firms` ADD COLUMN `d` DATE COMMENT 'd | d.' FIRST",
                        "ALTER TABLE `lake`.`bronze`.`firms` ALTER COLUMN `e` TYPE BIGINT",
                        "ALTER TABLE `lake`.`bronze`.`firms` ALTER COLUMN `f` COMMENT 'it\\'s'")
                .last()
                .asString()
                .contains("SET TBLPROPERTIES", "'quanyu.contract-version' = '2.0.0'");
        assertThat(ddl.alterTable(contract, List.of())).isEmpty();
    }
}
