package org.quanyu.pipelines.fuse.person;

import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Decisions;
import org.quanyu.pipelines.fuse.Fusion;
import org.quanyu.pipelines.fuse.entity.Clustered;
import org.quanyu.pipelines.fuse.entity.EntityTables;
import org.quanyu.pipelines.fuse.linkage.BuiltInLinkage;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per person: records that the linkage {@code person.yaml} finds to be of one person; ids last. */
public final class FusePersons implements Step {

    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract FUSION_DECISION = Contract.of("silver.fusion_decision");
    private static final Contract PERSON_LINK = Contract.of("gold.person_link");
    private static final Contract PERSON = Contract.of("gold.person");

    private static final Linkage LINKAGE = BuiltInLinkage.of(FusePersons.class, "person.yaml");
    private static final EntityTables PERSONS =
            new EntityTables(LINKAGE, PERSON_LINK, PERSON, "person_id", UnaryOperator.identity());

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("fuse-persons")
                .processes(PERSON_RECORD, FUSION_DECISION)
                .recalls(PERSON_LINK, EntityTables.HISTORY)
                .writes(PERSON_LINK, PERSON, EntityTables.HISTORY);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> records = in.table(PERSON_RECORD);
        if (records.isEmpty()) {
            return outputs().filtered("decisions", in.changes(FUSION_DECISION));
        }
        Decisions decisions = Decisions.delivered(in.table(FUSION_DECISION), LINKAGE.name());
        Clustered clustered = Clustered.by(Fusion.fuse(LINKAGE, records, decisions, Optional.empty()));
        return PERSONS.outputs(clustered, records, in.changes(PERSON_RECORD), in, context)
                .filtered("decisions", in.changes(FUSION_DECISION));
    }
}
