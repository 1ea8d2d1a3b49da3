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
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.benefit.match.PolicyKernel.Found;

/** Rows of {@link BenefitMatch} from rows of facts, a block at a time. */
final class MatchedRows implements Iterator<InternalRow> {

    private final MatchPlan plan;
    private final FactTable.Layout layout;
    private final Found found;
    private final Iterator<InternalRow> facts;
    private final PolicyKernel kernel;
    private final BlockRows rows;
    private final Deque<InternalRow> ready = new ArrayDeque<>();
    private final List<Told> told;
    private final UTF8String beneficiary;
    private final int asOf;

    MatchedRows(MatchPlan plan, FactTable.Layout layout, Found found, Iterator<InternalRow> facts) {
        this.plan = plan;
        this.layout = layout;
        this.found = found;
        this.facts = facts;
        this.kernel = new PolicyKernel(plan.policies(), FactTable.scales(layout.columns()), found);
        this.rows = new BlockRows(layout, kernel.columns(), plan.asOf().toEpochDay());
        this.told =
                IntStream.range(0, plan.policies().size()).mapToObj(this::told).toList();
        this.beneficiary = UTF8String.fromString(plan.beneficiary().name().toLowerCase(Locale.ROOT));
        this.asOf = (int) plan.asOf().toEpochDay();
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && facts.hasNext()) {
            rows.clear(kernel.block());
            while (!rows.isFull() && facts.hasNext()) {
                rows.add(facts.next(), kernel.block());
            }
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
        InternalRow row = rows.row(verdict.row());
        Told policy = told.get(verdict.policy());
        return cells(
                row.getUTF8String(0),
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
        InternalRow row = rows.row(verdict.row());
        Told policy = told.get(verdict.policy());
        int missed =
                Long.numberOfTrailingZeros(plan.policies().get(verdict.policy()).all() & ~verdict.met());
        ToldClause clause = policy.clauses().get(missed);
        return cells(
                row.getUTF8String(0),
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
    private static MapData values(InternalRow row, List<FactColumn> facts) {
        List<UTF8String> names = new ArrayList<>(facts.size());
        List<UTF8String> values = new ArrayList<>(facts.size());
        for (FactColumn fact : facts) {
            if (!fact.isMissing(row)) {
                names.add(UTF8String.fromString(fact.name()));
                values.add(UTF8String.fromString(fact.text(row)));
            }
        }
        return map(names, values);
    }

    private MapData days(InternalRow row) {
        List<UTF8String> sources = new ArrayList<>();
        List<Integer> days = new ArrayList<>();
        layout.days().forEach((source, at) -> {
            if (!row.isNullAt(at)) {
                sources.add(UTF8String.fromString(source));
                days.add(row.getInt(at));
            }
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

    private Told told(int policy) {
        ActivePolicy active = plan.policies().get(policy);
        MatchPlan.Told told = plan.told().get(policy);
        return new Told(
                UTF8String.fromString(active.id()),
                (int) active.from().toEpochDay(),
                UTF8String.fromString(told.reasons()),
                columns(active.facts()),
                told.clauses().stream().map(this::told).toList());
    }

    private ToldClause told(MatchPlan.ToldClause clause) {
        return new ToldClause(
                UTF8String.fromString(clause.words()),
                new GenericArrayData(
                        clause.facts().stream().map(UTF8String::fromString).toArray()),
                columns(clause.facts()),
                UTF8String.fromString(clause.ask()));
    }

    private List<FactColumn> columns(Collection<String> facts) {
        return layout.columns().stream()
                .filter(column -> facts.contains(column.name()))
                .toList();
    }
}
