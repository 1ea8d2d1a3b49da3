package org.quanyu.pipelines.fuse.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/** Divides components that a weak link, a shared phone or a typing error has chained together. */
public final class Repair {

    private static final StructType DIVIDED =
            new StructType().add("divided_record", DataTypes.LongType).add("group", DataTypes.LongType);

    private final Scratch scratch;
    private final long recordCount;

    /** @param recordCount not less than there are members */
    public Repair(Scratch scratch, long recordCount) {
        this.scratch = scratch;
        this.recordCount = recordCount;
    }

    /**
     * The members with the components that contradict themselves divided: {@code record}, {@code component}. A component
     * contradicts itself where two of its records have different identities, or where a pair of it speaks against a link.
     *
     * @param members {@code record}, {@code component}
     * @param identities {@code record}, {@code kind} (INT) and {@code identity} (BIGINT) of records whose entity is known
     *     by an authoritative value; of several kinds the first that two records have counts
     * @param pairs compared pairs: {@code left_record}, {@code right_record}, {@code strength} (bits above the threshold;
     *     minus infinity where a link is forbidden)
     */
    public Dataset<Row> repaired(Dataset<Row> members, Dataset<Row> identities, Dataset<Row> pairs) {
        Dataset<Row> suspicious = scratch.keep(
                "suspicious",
                inside(pairs.where(col("strength").lt(0)), members)
                        .select("component")
                        .union(differing(identities, members))
                        .distinct());
        Dataset<Row> suspects = scratch.keep("suspects", members.join(suspicious, "component"));
        Dataset<Row> divided =
                scratch.keep("divided", divided(inside(pairs, suspects), identities.join(suspects, "record")));
        return members.join(Scratch.lookup(divided, recordCount), col("record").equalTo(col("divided_record")), "left")
                .select(col("record"), coalesce(col("group"), col("component")).as("component"));
    }

    /** Pairs of which both records are in one component, with it. */
    private Dataset<Row> inside(Dataset<Row> pairs, Dataset<Row> members) {
        Dataset<Row> component = Scratch.lookup(members.select("record", "component"), recordCount);
        return pairs.join(component.as("l"), expr("l.record = left_record"))
                .join(component.as("r"), expr("r.record = right_record and r.component = l.component"))
                .select(col("l.component"), col("left_record"), col("right_record"), col("strength"));
    }

    private static Dataset<Row> differing(Dataset<Row> identities, Dataset<Row> members) {
        return identities
                .join(members, "record")
                .groupBy("component", "kind")
                .agg(min("identity").as("least"), max("identity").as("most"))
                .where(col("least").notEqual(col("most")))
                .select("component");
    }

    private static Dataset<Row> divided(Dataset<Row> inside, Dataset<Row> known) {
        Column pair = struct("left_record", "right_record", "strength");
        Dataset<Row> pairs = inside.groupBy("component").agg(collect_list(pair).as("pairs"));
        Dataset<Row> identities = known.groupBy(col("component").as("of"))
                .agg(collect_list(struct("record", "kind", "identity")).as("identities"));
        return pairs.join(identities, col("component").equalTo(col("of")), "left")
                .select("pairs", "identities")
                .flatMap((FlatMapFunction<Row, Row>) Repair::divide, Encoders.row(DIVIDED));
    }

    private static Iterator<Row> divide(Row component) {
        List<Agglomeration.Pair> pairs = new ArrayList<>();
        TreeSet<Long> records = new TreeSet<>();
        for (Row pair : component.<Row>getList(0)) {
            pairs.add(new Agglomeration.Pair(pair.getLong(0), pair.getLong(1), pair.getDouble(2)));
            records.add(pair.getLong(0));
            records.add(pair.getLong(1));
        }
        List<Agglomeration.Identity> identities = new ArrayList<>();
        if (!component.isNullAt(1)) {
            component
                    .<Row>getList(1)
                    .forEach(row ->
                            identities.add(new Agglomeration.Identity(row.getLong(0), row.getInt(1), row.getLong(2))));
        }
        long[] ordered = records.stream().mapToLong(Long::longValue).toArray();
        int[] groups = Agglomeration.groups(ordered, identities, pairs);
        List<Row> divided = new ArrayList<>();
        for (int position = 0; position < ordered.length; position++) {
            divided.add(RowFactory.create(ordered[position], ordered[groups[position]]));
        }
        return divided.iterator();
    }
}
