package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.contract.Rule.RowRule;

class BuiltInContractsTest {

    @Test
    void theOperationalTablesAndTheFirstSubjectsAreThere() {
        assertThat(Contracts.builtIn().all())
                .extracting(Contract::table)
                .contains(
                        "ops.run",
                        "ops.step_run",
                        "ops.ledger",
                        "ops.quarantine",
                        "ops.quality_result",
                        "ops.publication",
                        "ops.delivery",
                        "silver.firm_registration",
                        "silver.service_request",
                        "silver.request_category",
                        "gold.firm",
                        "gold.event",
                        "gold.event_category");
    }

    @Test
    void everyTableSaysWhichRunWroteARow() {
        assertThat(Contracts.builtIn().all()).allMatch(contract -> contract.has(Contract.RUN_ID));
    }

    @Test
    void onlyKeyedTablesOutsideBronzeAndOpsCountMergedRecords() {
        assertThat(Contracts.builtIn().all()).allSatisfy(contract -> assertThat(contract.has(Contract.MERGED_RECORDS))
                .as(contract.table())
                .isEqualTo(!contract.primaryKey().isEmpty()
                        && List.of("silver", "gold", "mart").contains(contract.layer())));
    }

    @Test
    void everyRowRuleIsAConditionOverItsTable() {
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        try {
            for (Contract contract : Contracts.builtIn().all()) {
                Dataset<Row> empty = spark.createDataFrame(List.of(), contract.schema());
                for (Rule rule : contract.rules()) {
                    if (rule instanceof RowRule row) {
                        assertThatCode(() -> empty.where(row.predicate()).schema())
                                .as(contract.table() + " " + row.name())
                                .doesNotThrowAnyException();
                    }
                }
            }
        } finally {
            spark.stop();
        }
    }
}
