package org.quanyu.pipelines.benefit.fact;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.benefit.fact.Fact.Teller;

/** What tellers say who contradict each other: rows of {@code mart.fact_conflict}. */
final class Contradictions {

    private static final String[] WHAT = {"entity", "fact"};

    private final Beneficiary beneficiary;
    private final FactCatalogue.Section section;

    Contradictions(Beneficiary beneficiary, FactCatalogue.Section section) {
        this.beneficiary = beneficiary;
        this.section = section;
    }

    /**
     * @param facts as {@link EntityFacts} gives them
     * @param holding the records they were told by
     * @param base base facts
     */
    Dataset<Row> of(Dataset<Row> facts, Dataset<Row> holding, Dataset<Row> base) {
        Dataset<Row> contradicted = facts.select(
                col("entity"),
                col("as_of"),
                explode(col(EntityFacts.CONTRADICTED)).as("fact"));
        Dataset<Row> tellers = holding.select(col("entity"), explode(byRecord()).as("said"));
        Optional<Column> others = byOthers();
        if (others.isPresent()) {
            tellers = tellers.unionByName(
                    base.select(col("entity"), explode(others.get()).as("said")));
        }
        return tellers.where("said.value IS NOT NULL")
                .select(col("entity"), col("said.fact"), col("said"))
                .join(contradicted, WHAT)
                .groupBy(WHAT[0], WHAT[1])
                .agg(
                        first("as_of").as("as_of"),
                        sort_array(collect_list(struct("said.source", "said.value", "said.day")))
                                .as("said"))
                .select(
                        lit(beneficiary.word()).as("entity_type"),
                        col("entity"),
                        col("fact"),
                        col("as_of"),
                        transform(col("said"), said -> said.getField("value")).as("values"),
                        transform(col("said"), said -> said.getField("source")).as("sources"),
                        transform(col("said"), said -> said.getField("day")).as("days"));
    }

    private Column byRecord() {
        return array(section.told().stream()
                .map(fact -> said(
                        fact,
                        when(
                                col("register").equalTo(((Teller.Register) fact.teller()).name()),
                                col(fact.name()).cast("string")),
                        concat_ws("/", col("register"), col("record_key")),
                        col("held_from")))
                .toArray(Column[]::new));
    }

    private Optional<Column> byOthers() {
        Column[] others = section.told().stream()
                .filter(fact -> fact.also().isPresent())
                .map(fact -> said(
                        fact,
                        expr(fact.also().orElseThrow().sql()).cast("string"),
                        lit(beneficiary.word()),
                        col(ToldRecords.day(beneficiary.word()))))
                .toArray(Column[]::new);
        return others.length == 0 ? Optional.empty() : Optional.of(array(others));
    }

    private static Column said(Fact fact, Column value, Column source, Column day) {
        return struct(lit(fact.name()).as("fact"), value.as("value"), source.as("source"), day.as("day"));
    }
}
