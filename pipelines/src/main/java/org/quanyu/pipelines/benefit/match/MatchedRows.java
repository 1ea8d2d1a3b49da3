package org.quanyu.pipelines.benefit.match;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.quanyu.pipelines.benefit.match.PolicyKernel.Found;

/** Rows of {@link BenefitMatch} from rows of facts, a block at a time. */
final class MatchedRows implements Iterator<Row> {

    private final MatchPlan plan;
    private final FactTable.Layout layout;
    private final Found found;
    private final Iterator<InternalRow> facts;
    private final PolicyKernel kernel;
    private final BlockRows rows;
    private final Deque<Row> ready = new ArrayDeque<>();
    private final Map<String, FactColumn> columns = new HashMap<>();
    private final String beneficiary;
    private final Date asOf;

    MatchedRows(MatchPlan plan, FactTable.Layout layout, Found found, Iterator<InternalRow> facts) {
        this.plan = plan;
        this.layout = layout;
        this.found = found;
        this.facts = facts;
        this.kernel = new PolicyKernel(plan.policies(), FactTable.scales(layout.columns()), found);
        this.rows = new BlockRows(layout, kernel.columns(), plan.asOf().toEpochDay());
        this.beneficiary = plan.beneficiary().name().toLowerCase(Locale.ROOT);
        this.asOf = Date.valueOf(plan.asOf());
        layout.columns().forEach(column -> columns.put(column.name(), column));
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
    public Row next() {
        return ready.remove();
    }

    private Row row(Verdict verdict) {
        return found == Found.MATCH ? match(verdict) : nearMiss(verdict);
    }

    private Row match(Verdict verdict) {
        InternalRow row = rows.row(verdict.row());
        ActivePolicy policy = plan.policies().get(verdict.policy());
        return RowFactory.create(
                row.getUTF8String(0).toString(),
                beneficiary,
                policy.id(),
                Date.valueOf(policy.from()),
                asOf,
                PolicyKernel.yuan(verdict.amount()),
                verdict.met(),
                plan.told().get(verdict.policy()).reasons(),
                values(row, policy.facts()),
                days(row));
    }

    private Row nearMiss(Verdict verdict) {
        InternalRow row = rows.row(verdict.row());
        ActivePolicy policy = plan.policies().get(verdict.policy());
        int clause = Long.numberOfTrailingZeros(policy.all() & ~verdict.met());
        MatchPlan.ToldClause told = plan.told().get(verdict.policy()).clauses().get(clause);
        return RowFactory.create(
                row.getUTF8String(0).toString(),
                beneficiary,
                policy.id(),
                Date.valueOf(policy.from()),
                asOf,
                clause + 1,
                (verdict.unknown() >>> clause & 1) != 0,
                told.words(),
                told.facts().toArray(String[]::new),
                values(row, told.facts()),
                told.ask(),
                PolicyKernel.yuan(verdict.amount()),
                verdict.met(),
                verdict.unknown());
    }

    /** The facts that are known, each as tables show it. */
    private Map<String, String> values(InternalRow row, Iterable<String> facts) {
        Map<String, String> values = new TreeMap<>();
        for (String fact : facts) {
            FactColumn column = columns.get(fact);
            if (column != null && !column.isMissing(row)) {
                values.put(fact, column.text(row));
            }
        }
        return values;
    }

    private Map<String, Date> days(InternalRow row) {
        Map<String, Date> days = new TreeMap<>();
        layout.days().forEach((source, at) -> {
            if (!row.isNullAt(at)) {
                days.put(source, Date.valueOf(LocalDate.ofEpochDay(row.getInt(at))));
            }
        });
        return days;
    }
}
