package org.quanyu.pipelines.event.recurring.lake;

import static org.quanyu.pipelines.event.recurring.lake.PlacedEvents.ADDRESS_LINK;
import static org.quanyu.pipelines.event.recurring.lake.PlacedEvents.EVENT;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.event.recurring.EarlierMatters;
import org.quanyu.pipelines.event.recurring.FoundMatters;
import org.quanyu.pipelines.event.recurring.MatterDefinition;
import org.quanyu.pipelines.event.recurring.PackedEvents;
import org.quanyu.pipelines.event.recurring.RecurringMatters;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * The matter of each event, and the life of each matter. Events that are new or changed join the matters that there are,
 * which keep their ids and events. All events are linked anew in a full run, by another definition, and when there are
 * twice as many as when their terms were last counted; ids are then kept as far as they can be.
 */
public final class FindRecurringMatters implements Step {

    static final Contract RECURRING_EVENT = Contract.of("mart.recurring_event");
    static final Contract MATTER = Contract.of("mart.matter");
    static final Contract INDEX = Contract.of("mart.matter_index");
    static final Contract TERM = Contract.of("mart.matter_term");

    private static final String RECORD = "record";

    private final MatterDefinition definition;

    public FindRecurringMatters(MatterDefinition definition) {
        this.definition = definition;
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("find-recurring-matters")
                .processes(EVENT)
                .looksInto(ADDRESS_LINK)
                .recalls(RECURRING_EVENT, MATTER, INDEX, TERM)
                .writes(RECURRING_EVENT, MATTER, INDEX, TERM);
    }

    @Override
    public void check(SparkSession spark) {
        RecurringMatters.check(definition, PlacedEvents.none(spark));
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        LastSearch last = LastSearch.in(in.published(TERM));
        return last.goesOn(definition, in.table(EVENT)) ? joined(in, context) : found(in, context);
    }

    /** All events linked anew. */
    private Outputs found(Inputs in, StepContext context) {
        Dataset<Row> events = PlacedEvents.of(in.table(EVENT), in.table(ADDRESS_LINK));
        Dataset<Row> before = MatterRows.members(in.published(RECURRING_EVENT));
        Optional<EarlierMatters> earlier =
                before.isEmpty() ? Optional.empty() : Optional.of(EarlierMatters.ids(before));
        FoundMatters found = RecurringMatters.find(definition, events, earlier);
        return outputs()
                .replace(RECURRING_EVENT, MatterRows.recurringEvents(found.members()))
                .replace(MATTER, new LivingMatters(definition, context.asOf()).all(found.members()))
                .replace(INDEX, MatterRows.index(PackedEvents.pack(definition, found.events())))
                .replace(TERM, LastSearch.marked(found.termCounts(), definition))
                .delivered(found.members()::count)
                .afterwards(found::close);
    }

    /** Events that are new or changed among the matters that there are. */
    private Outputs joined(Inputs in, StepContext context) {
        Dataset<Row> changed = PlacedEvents.of(in.changes(EVENT), in.table(ADDRESS_LINK));
        Dataset<Row> members = MatterRows.members(in.published(RECURRING_EVENT));
        Dataset<Row> index = PackedEvents.unpack(definition, MatterRows.packed(in.published(INDEX)), changed);
        FoundMatters found = RecurringMatters.join(
                definition,
                changed,
                EarlierMatters.of(definition, index, LastSearch.counts(in.published(TERM)), members));
        LivingMatters.Change lives =
                new LivingMatters(definition, context.asOf()).changed(found, members, in.published(MATTER));
        return written(found)
                .delete(MATTER, lives.gone())
                .upsert(MATTER, lives.lines())
                .afterwards(found::close);
    }

    /** New events are added; of those that were there, only the ones that read otherwise are compared by something else. */
    private Outputs written(FoundMatters found) {
        Dataset<Row> known = found.replaced().select(RECORD);
        Dataset<Row> changed = found.replaced().where("not is_same").select(RECORD);
        Outputs outputs = outputs()
                .append(
                        RECURRING_EVENT,
                        MatterRows.recurringEvents(found.delivered().join(known, RECORD, "left_anti")))
                .append(INDEX, packed(found.events().join(known, RECORD, "left_anti")));
        if (!known.isEmpty()) {
            outputs.upsert(
                    RECURRING_EVENT,
                    MatterRows.recurringEvents(found.delivered().join(known, RECORD, "left_semi")));
        }
        if (!changed.isEmpty()) {
            outputs.upsert(INDEX, packed(found.events().join(changed, RECORD, "left_semi")));
        }
        return outputs;
    }

    private Dataset<Row> packed(Dataset<Row> events) {
        return MatterRows.index(PackedEvents.pack(definition, events));
    }
}
