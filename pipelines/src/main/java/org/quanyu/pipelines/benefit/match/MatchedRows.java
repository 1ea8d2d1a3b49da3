package org.quanyu.pipelines.benefit.match;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.benefit.match.PolicyKernel.Found;

/** Rows of {@link BenefitMatch} from batches of facts, a block at a time. */
final class MatchedRows implements Iterator<InternalRow> {

    private final MatchPlan plan;
    private final Found found;
    private final Iterator<ColumnarBatch> facts;
    private final PolicyKernel kernel;
    private final BlockRows rows;
    private final Deque<InternalRow> ready = new ArrayDeque<>();
    private final List<Told> told;
    private final UTF8String beneficiary;
    private final int asOf;
    private ColumnarBatch batch = new ColumnarBatch(new ColumnVector[0]);
    private int next;

    MatchedRows(MatchPlan plan, FactTable table, Found found, Iterator<ColumnarBatch> facts) {
        this.plan = plan;
        this.found = found;
        this.facts = facts;
        this.kernel = new PolicyKernel(plan.policies(), table.scales(), found);
        this.rows = new BlockRows(table, kernel.columns(), plan.asOf().toEpochDay());
        this.told = IntStream.range(0, plan.policies().size())
                .mapToObj(policy -> told(policy, table.columns()))
                .toList();
        this.beneficiary = UTF8String.fromString(plan.beneficiary().name().toLowerCase(Locale.ROOT));
        this.asOf = (int) plan.asOf().toEpochDay();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (next < batch.numRows() || facts.hasNext())) {
            if (next == batch.numRows()) {
                batch = facts.next();
                next = 0;
            }
            rows.fill(batch, next, kernel.block());
            next += rows.size();
            kernel.run(rows.size(), rows::given, verdict -> ready.add(row(verdict)));
        }
        return !ready.isEmpty();
    }

    @Override
    public InternalRow next() {
        return ready.remove();
    }

    private InternalRow row(Verdict verdict) {
        return found == Found.MATCH ? match(verdict) : nearMiss(verdict);
    }

    private InternalRow match(Verdict verdict) {
        int row = verdict.row();
        Told policy = told.get(verdict.policy());
        return cells(
                rows.entity(row),
                beneficiary,
                policy.id(),
                policy.from(),
                asOf,
                amount(verdict),
                verdict.met(),
                policy.reasons(),
                values(row, policy.facts()),
                days(row));
    }

    private InternalRow nearMiss(Verdict verdict) {
        int row = verdict.row();
        Told policy = told.get(verdict.policy());
        int missed =
                Long.numberOfTrailingZeros(plan.policies().get(verdict.policy()).all() & ~verdict.met());
        ToldClause clause = policy.clauses().get(missed);
        return cells(
                rows.entity(row),
                beneficiary,
                policy.id(),
                policy.from(),
                asOf,
                missed + 1,
                (verdict.unknown() >>> missed & 1) != 0,
                clause.words(),
                clause.names(),
                values(row, clause.facts()),
                clause.ask(),
                amount(verdict),
                verdict.met(),
                verdict.unknown());
    }

    private static InternalRow cells(Object... cells) {
        return new GenericInternalRow(cells);
    }

    private static Decimal amount(Verdict verdict) {
        BigDecimal yuan = PolicyKernel.yuan(verdict.amount());
        return yuan == null ? null : Decimal.apply(yuan, BenefitMatch.YUAN.precision(), BenefitMatch.YUAN.scale());
    }

    /** The facts that are known, each as tables show it. */
    private MapData values(int row, List<FactColumn> facts) {
        List<UTF8String> names = new ArrayList<>(facts.size());
        List<UTF8String> values = new ArrayList<>(facts.size());
        for (FactColumn fact : facts) {
            if (rows.isKnown(fact, row)) {
                names.add(UTF8String.fromString(fact.name()));
                values.add(UTF8String.fromString(rows.text(fact, row)));
            }
        }
        return map(names, values);
    }

    private MapData days(int row) {
        List<UTF8String> sources = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        rows.days(row, (source, day) -> {
            sources.add(UTF8String.fromString(source));
            days.add(day);
        });
        return map(sources, days);
    }

    private static MapData map(List<?> keys, List<?> values) {
        return new ArrayBasedMapData(new GenericArrayData(keys.toArray()), new GenericArrayData(values.toArray()));
    }

    /** What is told of a policy, as rows hold it. */
    private record Told(
            UTF8String id, int from, UTF8String reasons, List<FactColumn> facts, List<ToldClause> clauses) {}

    /** What is told of a clause, as rows hold it. */
    private record ToldClause(UTF8String words, ArrayData names, List<FactColumn> facts, UTF8String ask) {}

    private Told told(int policy, List<FactColumn> columns) {
        ActivePolicy active = plan.policies().get(policy);
        MatchPlan.Told told = plan.told().get(policy);
        return new Told(
                UTF8String.fromString(active.id()),
                (int) active.from().toEpochDay(),
                UTF8String.fromString(told.reasons()),
                of(columns, active.facts()),
                told.clauses().stream().map(clause -> told(clause, columns)).toList());
    }

    private static ToldClause told(MatchPlan.ToldClause clause, List<FactColumn> columns) {
        return new ToldClause(
                UTF8String.fromString(clause.words()),
                new GenericArrayData(
                        clause.facts().stream().map(UTF8String::fromString).toArray()),
                of(columns, clause.facts()),
                UTF8String.fromString(clause.ask()));
    }

    private static List<FactColumn> of(List<FactColumn> columns, Collection<String> facts) {
        return columns.stream().filter(column -> facts.contains(column.name())).toList();
    }
}
