package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.col;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.clean.LatestVersion;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per third-level category of the tree that events are sorted into. */
public final class BuildEventCategories implements Step {

    private static final Contract REQUEST_CATEGORY = Contract.of("silver.request_category");
    private static final Contract EVENT_CATEGORY = Contract.of("gold.event_category");

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-event-categories")
                .processes(REQUEST_CATEGORY)
                .recalls(REQUEST_CATEGORY)
                .writes(EVENT_CATEGORY);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> received = in.changes(REQUEST_CATEGORY);
        Dataset<Row> categories = LatestVersion.of(
                received,
                LatestVersion.withoutReplaced(in.published(REQUEST_CATEGORY), received, REQUEST_CATEGORY.primaryKey()),
                EVENT_CATEGORY.primaryKey(),
                List.of(
                        col("arrived_on").desc(),
                        col("source").desc(),
                        col("source_file").desc(),
                        col("source_line").desc()));
        return outputs()
                .upsert(EVENT_CATEGORY, categories.drop("source_file", "source_line", "delivery", "arrived_on"));
    }
}
