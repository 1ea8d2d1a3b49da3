package org.quanyu.pipelines.benefit.award;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.benefit.award.AwardTerms.Conflicts;

/**
 * Of policies that exclude each other in a calendar year, those that are worth most in the year to who qualifies. What was paid in the year
 * binds. A policy whose amount is not known is not chosen before one whose amount is.
 */
final class Exclusions implements Serializable {

    /** Twelve times an amount. */
    private static final DecimalType VALUE = DataTypes.createDecimalType(20, 2);

    private static final StructType BARRED = new StructType()
            .add("beneficiary", DataTypes.StringType)
            .add("entity", DataTypes.StringType)
            .add("policy", DataTypes.StringType)
            .add("is_out", DataTypes.BooleanType)
            .add("instead", DataTypes.StringType);

    private final Conflicts conflicts;

    Exclusions(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    /**
     * Who is barred from what.
     *
     * @param candidates {@code beneficiary, entity, policy, frequency, amount}, null where it is not known
     * @param paid {@code entity, policy, year, amount} of payments
     * @return {@code beneficiary, entity, policy}, {@code is_out} (false where the amount decides that is not known), {@code instead} in words
     */
    Dataset<Row> barred(Dataset<Row> candidates, Dataset<Row> paid, int year) {
        Dataset<Row> open = candidates.select(
                col("beneficiary"),
                col("entity"),
                col("policy"),
                expr("amount * IF(frequency = 'monthly', 12, 1)").cast(VALUE).as("value"),
                lit(false).as("is_paid"));
        Dataset<Row> bound = paid.where(col("year").equalTo(year))
                .groupBy("entity", "policy")
                .agg(sum("amount").cast(VALUE).as("value"))
                .where("value > 0")
                .join(broadcast(kinds(paid)), "policy")
                .select(
                        col("beneficiary"),
                        col("entity"),
                        col("policy"),
                        col("value"),
                        lit(true).as("is_paid"));
        return open.union(bound)
                .groupBy("beneficiary", "entity")
                .agg(collect_list(struct("policy", "value", "is_paid")).as("policies"))
                .where(size(col("policies")).gt(1))
                .flatMap((FlatMapFunction<Row, Row>) this::barred, Encoders.row(BARRED));
    }

    private Dataset<Row> kinds(Dataset<Row> any) {
        StructType schema = new StructType()
                .add("policy", DataTypes.StringType, false)
                .add("beneficiary", DataTypes.StringType, false);
        List<Row> rows = conflicts.ranked().stream()
                .map(policy ->
                        RowFactory.create(policy, conflicts.beneficiaries().get(policy)))
                .toList();
        return any.sparkSession().createDataFrame(rows, schema);
    }

    private Iterator<Row> barred(Row row) {
        Set<String> paid = new TreeSet<>();
        Map<String, BigDecimal> known = new TreeMap<>(Comparator.comparingInt(conflicts.ranked()::indexOf));
        List<String> unknown = new ArrayList<>();
        for (Row policy : row.<Row>getList(2)) {
            if (policy.getBoolean(2)) {
                paid.add(policy.getString(0));
            } else if (policy.isNullAt(1)) {
                unknown.add(policy.getString(0));
            } else {
                known.put(policy.getString(0), policy.getDecimal(1));
            }
        }
        List<Row> barred = new ArrayList<>();
        Barring barring = (policy, isOut, instead) ->
                barred.add(RowFactory.create(row.getString(0), row.getString(1), policy, isOut, instead));
        bar(paid, known, unknown, barring);
        return barred.iterator();
    }

    /** Takes a policy that somebody is barred from. */
    private interface Barring {
        void bar(String policy, boolean isOut, String instead);
    }

    private void bar(Set<String> paid, Map<String, BigDecimal> known, List<String> unknown, Barring barring) {
        List<String> open = new ArrayList<>();
        for (String policy : known.keySet()) {
            Optional<String> rival = rival(policy, paid);
            rival.ifPresent(other -> barring.bar(policy, true, "本年度已发“" + title(other) + "”，不可同享"));
            if (rival.isEmpty()) {
                open.add(policy);
            }
        }
        Set<String> chosen = chosen(open, known);
        for (String policy : open) {
            if (!chosen.contains(policy)) {
                barring.bar(policy, true, told(policy, chosen, known));
            }
        }
        for (String policy : unknown) {
            rival(policy, paid)
                    .ifPresentOrElse(
                            other -> barring.bar(policy, true, "本年度已发“" + title(other) + "”，不可同享"),
                            () -> rival(policy, chosen)
                                    .ifPresent(other -> barring.bar(policy, false, "与已选的“" + title(other) + "”不可同享")));
        }
    }

    private Set<String> chosen(List<String> open, Map<String, BigDecimal> known) {
        long[] excluded = new long[open.size()];
        for (int policy = 0; policy < open.size(); policy++) {
            for (String other : conflicts.excluded().get(open.get(policy))) {
                if (open.contains(other)) {
                    excluded[policy] |= 1L << open.indexOf(other);
                }
            }
        }
        long best = BestSet.of(open.stream().map(known::get).toList(), excluded);
        Set<String> chosen = new TreeSet<>();
        for (int policy = 0; policy < open.size(); policy++) {
            if ((best >>> policy & 1) != 0) {
                chosen.add(open.get(policy));
            }
        }
        return chosen;
    }

    private String told(String policy, Set<String> chosen, Map<String, BigDecimal> known) {
        String instead = conflicts.excluded().get(policy).stream()
                .filter(chosen::contains)
                .sorted(Comparator.comparingInt(conflicts.ranked()::indexOf))
                .map(other -> "“" + title(other) + "”（全年" + known.get(other).toPlainString() + "元）")
                .collect(Collectors.joining("、"));
        return "与" + instead + "不可同享，合计所得以后者为优；本项全年" + known.get(policy).toPlainString() + "元";
    }

    private Optional<String> rival(String policy, Set<String> others) {
        return conflicts.excluded().get(policy).stream()
                .filter(others::contains)
                .min(Comparator.comparingInt(conflicts.ranked()::indexOf));
    }

    private String title(String policy) {
        return conflicts.titles().get(policy);
    }
}
