package org.quanyu.models.category;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.text.TextModelFile;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** The likeliest category of events without one, once for each wording; without a model it does nothing and says so. */
public final class SuggestCategories implements Step {

    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract SUGGESTED = Contract.of("mart.suggested_category");

    /** With less confidence a clerk is to decide. */
    private static final double THRESHOLD = 0.6;

    private final Path model;

    /** @param model the folder that {@code lake train category} wrote; it may be missing */
    public SuggestCategories(Path model) {
        this.model = model;
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("suggest-categories")
                .looksInto(EVENT)
                .recalls(SUGGESTED)
                .writes(SUGGESTED);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        if (!Files.exists(model)) {
            context.notice(new Notice(
                    FailureCode.TEXT_MODEL_MISSING,
                    model.toString(),
                    "there is no model of categories in " + model + "; events without a category keep none",
                    "train one with lake train category --out " + model,
                    false));
            return outputs().delivered(() -> 0);
        }
        Dataset<Row> without = in.table(EVENT)
                .where(coalesce(col("category_1"), col("category_2"), col("category_3"))
                        .isNull())
                .select(
                        col("event_id"),
                        coalesce(col("title"), lit("")).as("title"),
                        coalesce(col("text"), lit("")).as("text"));
        Dataset<Row> before = in.published(SUGGESTED);
        Dataset<Row> suggested = suggested(unlike(without, before)).persist();
        return outputs()
                .upsert(SUGGESTED, suggested)
                .delete(SUGGESTED, before.select("event_id").join(without, "event_id", "left_anti"))
                .delivered(suggested::count);
    }

    /** Those without a suggestion for their words. */
    private static Dataset<Row> unlike(Dataset<Row> events, Dataset<Row> before) {
        Dataset<Row> known = before.select(
                col("event_id").as("known"),
                col("title").as("known_title"),
                col("text").as("known_text"));
        Column isKnown = col("event_id")
                .equalTo(col("known"))
                .and(col("title").eqNullSafe(col("known_title")))
                .and(col("text").eqNullSafe(col("known_text")));
        return events.join(known, isKnown, "left_anti");
    }

    private Dataset<Row> suggested(Dataset<Row> events) {
        return ClassifiedMessages.of(events, "title", "text", new TextModelFile(model).read())
                .where(col("category").isNotNull())
                .withColumn("to_review", col("confidence").lt(THRESHOLD));
    }
}
