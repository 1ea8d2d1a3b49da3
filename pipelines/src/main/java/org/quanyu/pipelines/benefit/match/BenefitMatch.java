package org.quanyu.pipelines.benefit.match;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.benefit.match.PolicyKernel.Found;

/** Matches a table of facts with policies. */
public final class BenefitMatch {

    static final DecimalType YUAN = DataTypes.createDecimalType(18, 2);

    private static final StructType HEAD = new StructType()
            .add("entity", DataTypes.StringType, false)
            .add("beneficiary", DataTypes.StringType, false)
            .add("policy", DataTypes.StringType, false)
            .add("version", DataTypes.DateType, false)
            .add("as_of", DataTypes.DateType, false);

    private static final StructType MATCH = HEAD.add("amount", YUAN)
            .add("clauses_met", DataTypes.LongType, false)
            .add("reasons", DataTypes.StringType, false)
            .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), false)
            .add("facts_as_of", DataTypes.createMapType(DataTypes.StringType, DataTypes.DateType), false);

    private static final StructType NEAR_MISS = HEAD.add("clause", DataTypes.IntegerType, false)
            .add("is_unknown", DataTypes.BooleanType, false)
            .add("missing", DataTypes.StringType, false)
            .add("missing_facts", DataTypes.createArrayType(DataTypes.StringType), false)
            .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), false)
            .add("ask", DataTypes.StringType, false)
            .add("amount", YUAN)
            .add("clauses_met", DataTypes.LongType, false)
            .add("clauses_unknown", DataTypes.LongType, false);

    private BenefitMatch() {}

    /**
     * Who qualifies for what.
     *
     * @param facts as {@link FactTable} describes them
     * @return per entity and policy: {@code entity, beneficiary, policy, version} (its first day), {@code as_of}, {@code amount}
     *     (yuan; null where a fact that it depends on is unknown, or the policy pays nothing), {@code clauses_met} (a bit for each
     *     clause, from the lowest), {@code reasons}, {@code facts} that were used, {@code facts_as_of} by source
     */
    public static Dataset<Row> matches(Dataset<Row> facts, MatchPlan plan) {
        return found(facts, plan, Found.MATCH, MATCH);
    }

    /**
     * Who nearly qualifies: misses one clause, which is not met or unknown.
     *
     * @return per entity and policy: the columns of {@link #matches} up to {@code as_of}, {@code clause} (from 1),
     *     {@code is_unknown}, what is {@code missing} in words, {@code missing_facts} that the clause asks for, their {@code facts} as far
     *     as they are known, whom to {@code ask}, the {@code amount} that would be paid, {@code clauses_met}, {@code clauses_unknown}
     */
    public static Dataset<Row> nearMisses(Dataset<Row> facts, MatchPlan plan) {
        return found(facts, plan, Found.NEAR_MISS, NEAR_MISS);
    }

    private static Dataset<Row> found(Dataset<Row> facts, MatchPlan plan, Found found, StructType schema) {
        SparkSession spark = facts.sparkSession();
        FactTable table = FactTable.of(facts, plan.policies());
        JavaRDD<InternalRow> rows = FactTable.batches(facts, plan.policies())
                .mapPartitions(batches -> new MatchedRows(plan, table, found, batches));
        return spark.internalCreateDataFrame(rows.rdd(), schema, false);
    }
}
