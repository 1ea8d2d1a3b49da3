package org.quanyu.pipelines.benefit.fact;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * The facts that benefits ask for, once a run and as of its day; where tellers contradict each other, the list for a clerk.
 * Where no record of a register is about somebody, nothing is made.
 */
public final class AssembleFacts implements Step {

    private static final Contract CONFLICT = Contract.of("mart.fact_conflict");
    private static final Map<Beneficiary, TableSql> BASE = new EnumMap<>(Map.of(
            Beneficiary.PERSON, TableSql.of("person.sql"),
            Beneficiary.HOUSEHOLD, TableSql.of("household.sql"),
            Beneficiary.FIRM, TableSql.of("firm.sql")));

    private final FactCatalogue catalogue;

    public AssembleFacts(FactCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public StepDeclaration declaration() {
        Stream<Contract> registers = Stream.concat(
                Stream.of(LinkRegisters.LINK),
                Arrays.stream(Beneficiary.values()).map(Beneficiary::register));
        return StepDeclaration.step("assemble-facts")
                .looksInto(Stream.concat(registers, BASE.values().stream().flatMap(sql -> sql.tables().stream()))
                        .distinct()
                        .toArray(Contract[]::new))
                .writes(Beneficiary.PERSON.facts(), Beneficiary.HOUSEHOLD.facts(), Beneficiary.FIRM.facts(), CONFLICT);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        if (in.table(LinkRegisters.LINK).isEmpty()) {
            return Outputs.outputs().delivered(() -> 0L);
        }
        Scratch scratch = Scratch.of(context.spark());
        try {
            Part people = part(Beneficiary.PERSON, Map.of(), in, context, scratch);
            Part households = part(
                    Beneficiary.HOUSEHOLD,
                    Map.of("person", people.base, "told_person", told(people)),
                    in,
                    context,
                    scratch);
            Part firms = part(Beneficiary.FIRM, Map.of(), in, context, scratch);
            Dataset<Row> ofHouseholds =
                    scratch.keep("household", facts(households).of(households.base, households.told, context.asOf()));
            Dataset<Row> ofPeople =
                    scratch.keep("person", facts(people).of(people.base, people.told, ofHouseholds, context.asOf()));
            Dataset<Row> ofFirms = scratch.keep("firm", facts(firms).of(firms.base, firms.told, context.asOf()));
            return Outputs.outputs()
                    .replace(Beneficiary.PERSON.facts(), ofPeople.drop(EntityFacts.CONTRADICTED))
                    .replace(Beneficiary.HOUSEHOLD.facts(), ofHouseholds.drop(EntityFacts.CONTRADICTED))
                    .replace(Beneficiary.FIRM.facts(), ofFirms.drop(EntityFacts.CONTRADICTED))
                    .replace(
                            CONFLICT,
                            contradictions(people, ofPeople)
                                    .unionByName(contradictions(households, ofHouseholds))
                                    .unionByName(contradictions(firms, ofFirms)))
                    .delivered(ofPeople::count)
                    .afterwards(scratch::close);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /**
     * What is known of one kind of beneficiary.
     *
     * @param holding the records that hold
     * @param told what they tell together
     */
    private record Part(Beneficiary beneficiary, Dataset<Row> base, Dataset<Row> holding, Dataset<Row> told) {}

    private Part part(
            Beneficiary beneficiary, Map<String, Dataset<Row>> given, Inputs in, StepContext context, Scratch scratch) {
        ToldRecords records = new ToldRecords(catalogue.of(beneficiary));
        Dataset<Row> links =
                in.table(LinkRegisters.LINK).where(functions.col("entity_type").equalTo(beneficiary.word()));
        String name = beneficiary.word();
        Dataset<Row> holding = scratch.keep(
                name + "_records", records.holding(in.table(beneficiary.register()), links, context.asOf()));
        Dataset<Row> base = scratch.keep(
                name + "_base", BASE.get(beneficiary).rows(context.spark(), context.asOf(), in::table, given));
        return new Part(beneficiary, base, holding, scratch.keep(name + "_told", records.together(holding)));
    }

    /** What registers tell, under the names of the facts. */
    private Dataset<Row> told(Part part) {
        Stream<Column> facts = catalogue.of(part.beneficiary).told().stream()
                .map(fact -> functions.col(ToldRecords.low(fact)).as(fact.name()));
        return part.told.select(
                Stream.concat(Stream.of(functions.col("entity")), facts).toArray(Column[]::new));
    }

    private EntityFacts facts(Part part) {
        return new EntityFacts(part.beneficiary, catalogue.of(part.beneficiary));
    }

    private Dataset<Row> contradictions(Part part, Dataset<Row> facts) {
        return new Contradictions(part.beneficiary, catalogue.of(part.beneficiary)).of(facts, part.holding, part.base);
    }
}
