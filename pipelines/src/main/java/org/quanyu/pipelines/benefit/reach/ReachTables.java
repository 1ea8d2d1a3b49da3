package org.quanyu.pipelines.benefit.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.benefit.reach.Reach.Group;

/** Counts of groups, and their shares held against those of all, as tables. */
public final class ReachTables {

    private static final StructType HEAD = new StructType()
            .add("beneficiary", DataTypes.StringType, false)
            .add("policy", DataTypes.StringType, false)
            .add("dimension", DataTypes.StringType, false)
            .add("group", DataTypes.StringType, false);

    private static final StructType COUNTS = HEAD.add("population", DataTypes.LongType, false)
            .add("eligible", DataTypes.LongType, false)
            .add("near_missed", DataTypes.LongType, false)
            .add("lacking_record", DataTypes.LongType, false)
            .add("reached", DataTypes.LongType);

    private static final StructType RATES = HEAD.add("measure", DataTypes.StringType, false)
            .add("counted", DataTypes.LongType, false)
            .add("of", DataTypes.LongType, false)
            .add("share", DataTypes.DoubleType, false)
            .add("share_of_all", DataTypes.DoubleType, false)
            .add("ratio", DataTypes.DoubleType, false)
            .add("ratio_low", DataTypes.DoubleType, false)
            .add("ratio_high", DataTypes.DoubleType, false)
            .add("standing", DataTypes.StringType, false);

    private final SortedMap<Group, Counts> groups;
    private final boolean tellsPaid;

    ReachTables(SortedMap<Group, Counts> groups, boolean tellsPaid) {
        this.groups = groups;
        this.tellsPaid = tellsPaid;
    }

    /**
     * How many of each group a policy concerns.
     *
     * @return {@code beneficiary, policy, dimension, group, population, eligible, near_missed, lacking_record, reached} (null where nobody
     *     tells who was paid); the group {@code all} of the dimension {@code all} is everybody
     */
    public Dataset<Row> counts(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, counts) -> rows.add(RowFactory.create(
                group.beneficiary(),
                group.policy(),
                group.dimension(),
                group.name(),
                counts.population(),
                counts.eligible(),
                counts.nearMissed(),
                counts.lacking(),
                tellsPaid ? counts.reached() : null)));
        return spark.createDataFrame(rows, COUNTS).coalesce(1);
    }

    /**
     * The shares of groups beside those of everybody.
     *
     * @return {@code beneficiary, policy, dimension, group}, {@code measure} (a {@link Measure} in lower case), {@code counted},
     *     {@code of} how many, {@code share}, {@code share_of_all}, their {@code ratio} with an interval of {@link Wilson} from
     *     {@code ratio_low} to {@code ratio_high}, and {@code standing}: {@code below} or {@code above} where the interval does not hold
     *     one, else {@code as_all}
     */
    public Dataset<Row> rates(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        groups.forEach((group, counts) -> {
            for (Measure measure : Measure.values()) {
                boolean isTold = measure != Measure.REACHED || tellsPaid;
                if (isTold && !group.equals(group.all())) {
                    rate(group, counts, measure, rows);
                }
            }
        });
        return spark.createDataFrame(rows, RATES).coalesce(1);
    }

    /** No row where nobody is counted at all: there is no share to hold against another. */
    private void rate(Group group, Counts counts, Measure measure, List<Row> rows) {
        Counts all = groups.get(group.all());
        long counted = measure.counted(counts);
        long of = measure.base(counts);
        if (of == 0 || measure.counted(all) == 0) {
            return;
        }
        double ofAll = (double) measure.counted(all) / measure.base(all);
        double share = (double) counted / of;
        Wilson interval = Wilson.of(counted, of);
        rows.add(RowFactory.create(
                group.beneficiary(),
                group.policy(),
                group.dimension(),
                group.name(),
                measure.word(),
                counted,
                of,
                share,
                ofAll,
                share / ofAll,
                interval.low() / ofAll,
                interval.high() / ofAll,
                interval.high() < ofAll ? "below" : interval.low() > ofAll ? "above" : "as_all"));
    }
}
