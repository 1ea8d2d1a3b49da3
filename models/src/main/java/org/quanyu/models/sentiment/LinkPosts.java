package org.quanyu.models.sentiment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per post that names a firm, with tone and topic. Looked at are posts that are new or changed, those that the names
 * of new or changed firms stand in, and those that were about such a firm or whose name several firms had.
 */
public final class LinkPosts implements Step {

    private static final Contract POST = Contract.of("silver.post");
    private static final Contract FIRM_POST = Contract.of("mart.firm_post");

    private final Path models;

    /** @param models the folder with {@code sentiment} and {@code topic}, either of which may be missing */
    public LinkPosts(Path models) {
        this.models = models;
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("link-posts")
                .processes(POST, FirmNames.REGISTRATION, FirmNames.RECORD, FirmNames.LINK)
                .recalls(FIRM_POST)
                .writes(FIRM_POST);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        if (in.table(POST).isEmpty()) {
            return withoutFirms(in);
        }
        Dataset<Row> changed = in.changes(POST).select(NamedFirms.SOURCE, NamedFirms.POST_NO);
        Dataset<Row> names = FirmNames.of(in).persist();
        // what the ledger counts once the session's cache is cleared
        Dataset<Row> posts = lookedAt(in, changed, names).localCheckpoint();
        Dataset<Row> named = NamedFirms.in(posts, names).localCheckpoint();
        return withoutFirms(in)
                .upsert(FIRM_POST, rated(posts.join(named, NamedFirms.post()), changed))
                .delete(
                        FIRM_POST,
                        posts.select(NamedFirms.SOURCE, NamedFirms.POST_NO).join(named, NamedFirms.post(), "left_anti"))
                .filtered("posts that name no firm", changed.join(named, NamedFirms.post(), "left_anti"));
    }

    /** Rows of firms tell which posts to look at again and become none. */
    private static Outputs withoutFirms(Inputs in) {
        return outputs()
                .filtered("rows of firms", in.changes(FirmNames.REGISTRATION))
                .filtered("rows of firms' records", in.changes(FirmNames.RECORD))
                .filtered("rows of firms' links", in.changes(FirmNames.LINK));
    }

    private Dataset<Row> rated(Dataset<Row> posts, Dataset<Row> changed) {
        Dataset<Row> rated = posts.isEmpty() ? posts : RatedPosts.of(posts, PostModels.in(models));
        return rated.drop("text")
                .join(changed.withColumn(Contract.MERGED_RECORDS, lit(1L)), NamedFirms.post(), "left")
                .withColumn(Contract.MERGED_RECORDS, coalesce(col(Contract.MERGED_RECORDS), lit(0L)))
                .persist();
    }

    /** {@code source}, {@code post_no}, {@code text}, {@code posted_at}, {@code arrived_on}. */
    private static Dataset<Row> lookedAt(Inputs in, Dataset<Row> changed, Dataset<Row> names) {
        Dataset<Row> posts =
                in.table(POST).select(NamedFirms.SOURCE, NamedFirms.POST_NO, "text", "posted_at", "arrived_on");
        Dataset<Row> touched = FirmNames.touched(in).persist();
        Dataset<Row> before = in.published(FIRM_POST);
        Dataset<Row> keys = changed.union(NamedFirms.standing(posts, names.join(touched, "firm_id"))
                        .select(NamedFirms.SOURCE, NamedFirms.POST_NO))
                .union(before.join(touched, "firm_id").select(NamedFirms.SOURCE, NamedFirms.POST_NO))
                .union(before.where(col("firm_id").isNull()).select(NamedFirms.SOURCE, NamedFirms.POST_NO));
        return posts.join(keys, NamedFirms.post(), "left_semi");
    }
}
