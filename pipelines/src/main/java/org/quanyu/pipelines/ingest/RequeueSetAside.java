package org.quanyu.pipelines.ingest;

import static org.apache.spark.sql.functions.col;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.ingest.bronze.Reparse;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * Puts the rows of a source that are set aside before its mapping once more: those that could not be told
 * into columns are parsed again, by the format as it is now, and all of them count as new to the run.
 */
public final class RequeueSetAside implements Step {

    private static final Contract QUARANTINE = Contract.of("ops.quarantine");
    private static final Contract DELIVERY = Contract.of("ops.delivery");

    private final SourceDefinition source;
    private final Contract bronze;

    public RequeueSetAside(SourceDefinition source) {
        this.source = source;
        bronze = source.bronzeContract();
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("requeue:" + source.source())
                .recalls(bronze, QUARANTINE, DELIVERY)
                .writes(bronze);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> delivered = in.published(bronze);
        Dataset<Row> rows = delivered.join(setAside(in), sameRow(delivered), "left_semi");
        if (rows.isEmpty()) {
            return outputs().delivered(() -> 0);
        }
        Dataset<Row> parsedAgain = new Reparse(source).rows(rows, in.published(DELIVERY), context.runId());
        Dataset<Row> again = rows.where(col(SourceDefinition.PROBLEM).isNull()).unionByName(parsedAgain, true);
        return outputs().upsert(withColumns(again.columns()), again).delivered(rows::count);
    }

    private Dataset<Row> setAside(Inputs in) {
        return in.published(QUARANTINE)
                .where(col("source").equalTo(source.source()).and(col("status").equalTo("open")))
                .select("delivery", "file", "line")
                .as("aside");
    }

    private static Column sameRow(Dataset<Row> delivered) {
        return delivered
                .col(SourceDefinition.DELIVERY)
                .equalTo(col("aside.delivery"))
                .and(delivered.col(SourceDefinition.FILE).equalTo(col("aside.file")))
                .and(delivered.col(SourceDefinition.LINE).equalTo(col("aside.line")));
    }

    /** The bronze table with the columns at hand: a mended format may tell other ones. */
    private Contract withColumns(String[] columns) {
        return source.bronzeContract(Arrays.stream(columns)
                .filter(name -> !name.startsWith("_") && !name.equals(Contract.RUN_ID))
                .toList());
    }
}
