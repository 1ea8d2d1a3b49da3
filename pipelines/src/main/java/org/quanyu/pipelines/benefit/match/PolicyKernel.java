package org.quanyu.pipelines.benefit.match;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.kernel.Block;
import org.quanyu.dmn.kernel.Column;
import org.quanyu.dmn.kernel.Kernel;
import org.quanyu.dmn.kernel.KernelCompiler;
import org.quanyu.dmn.kernel.NotCompiledException;
import org.quanyu.dmn.model.Clause;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

/**
 * Decides policies for blocks of rows. Who qualifies meets all clauses; who nearly qualifies misses one, which is not met or
 * unknown, and which does not say that the policy is meant for others. What the kernel does not take, or what does not fit it, is
 * left to the interpreter, with the same result. For one thread.
 */
final class PolicyKernel {

    private static final int NOT_COMPILED = -1;

    private final List<ActivePolicy> policies;
    private final Kernel kernel;
    private final Block block;
    private final int[] begin;
    private final int[] amounts;
    private final Found found;

    /** Whom to tell of: those who qualify, or those who nearly do. */
    enum Found {
        MATCH,
        NEAR_MISS
    }

    PolicyKernel(List<ActivePolicy> policies, Map<String, Integer> scales, Found found) {
        this.policies = policies;
        this.found = found;
        this.begin = new int[policies.size()];
        this.amounts = new int[policies.size()];
        KernelCompiler compiler = new KernelCompiler(scales);
        for (int policy = 0; policy < policies.size(); policy++) {
            begin[policy] = compiled(compiler, policies.get(policy), policy);
        }
        this.kernel = compiler.build();
        this.block = new Block(kernel.columns());
    }

    private int compiled(KernelCompiler compiler, ActivePolicy policy, int index) {
        int first = compiler.size();
        amounts[index] = NOT_COMPILED;
        try {
            for (Clause clause : policy.clauses()) {
                compiler.add(policy.model(), clause);
            }
            if (policy.hasAmount()) {
                compiler.add(policy.model(), PolicyReader.AMOUNT);
                amounts[index] = first + policy.clauses().size();
            }
            return first;
        } catch (NotCompiledException e) {
            return NOT_COMPILED;
        }
    }

    /** The facts that the kernel asks for. */
    List<Column> columns() {
        return kernel.columns();
    }

    /** The rows to decide; to be cleared and filled before {@link #run}. */
    Block block() {
        return block;
    }

    /**
     * Decides the first rows of the block.
     *
     * @param given the facts of a row as FEEL has them, for the interpreter
     */
    void run(int rows, IntFunction<Map<String, Object>> given, Consumer<Verdict> verdicts) {
        kernel.run(block);
        long[] fits = fits(rows);
        for (int policy = 0; policy < policies.size(); policy++) {
            if (begin[policy] != NOT_COMPILED) {
                for (int word = 0; word * Long.SIZE < rows; word++) {
                    decide(policy, word, fits[word], verdicts);
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            boolean fitsKernel = (fits[row >> 6] >>> row & 1) != 0;
            for (int policy = 0; policy < policies.size(); policy++) {
                if (begin[policy] == NOT_COMPILED || !fitsKernel) {
                    interpret(row, policy, given.apply(row), verdicts);
                }
            }
        }
    }

    private long[] fits(int rows) {
        long[] fits = new long[(Block.ROWS + Long.SIZE - 1) / Long.SIZE];
        for (int row = 0; row < rows; row++) {
            if (!kernel.isOverflown(row)) {
                fits[row >> 6] |= 1L << row;
            }
        }
        return fits;
    }

    /** Counts the clauses that each of 64 rows misses, up to two, in two words of bits. */
    private void decide(int policy, int word, long rows, Consumer<Verdict> verdicts) {
        ActivePolicy active = policies.get(policy);
        long once = 0;
        long twice = 0;
        long otherwise = 0;
        for (int clause = 0; clause < active.clauses().size(); clause++) {
            int output = begin[policy] + clause;
            long missed = ~kernel.met(output)[word];
            twice |= once & missed;
            once |= missed;
            if ((active.essential() >>> clause & 1) != 0) {
                otherwise |= missed & ~kernel.unknown(output)[word];
            }
        }
        long told = rows & (found == Found.MATCH ? ~once : once & ~twice & ~otherwise);
        for (long left = told; left != 0; left &= left - 1) {
            int row = word * Long.SIZE + Long.numberOfTrailingZeros(left);
            verdicts.accept(verdict(active, policy, row));
        }
    }

    private Verdict verdict(ActivePolicy active, int policy, int row) {
        long met = 0;
        long unknown = 0;
        for (int clause = 0; clause < active.clauses().size(); clause++) {
            int output = begin[policy] + clause;
            met |= (kernel.met(output)[row >> 6] >>> row & 1) << clause;
            unknown |= (kernel.unknown(output)[row >> 6] >>> row & 1) << clause;
        }
        Object amount = amounts[policy] == NOT_COMPILED ? null : kernel.result(amounts[policy], row);
        return new Verdict(row, policy, met, unknown, amount);
    }

    private void interpret(int row, int policy, Map<String, Object> given, Consumer<Verdict> verdicts) {
        ActivePolicy active = policies.get(policy);
        Verdict verdict = interpreted(active, row, policy, given);
        long missed = active.all() & ~verdict.met();
        boolean isFound = found == Found.MATCH
                ? missed == 0
                : Long.bitCount(missed) == 1 && (missed & active.essential() & ~verdict.unknown()) == 0;
        if (isFound) {
            verdicts.accept(verdict);
        }
    }

    /** What the interpreter decides of a policy. */
    static Verdict interpreted(ActivePolicy active, int row, int policy, Map<String, Object> given) {
        ModelEvaluation evaluation = new ModelEvaluation(active.model(), given);
        long met = 0;
        long unknown = 0;
        for (int clause = 0; clause < active.clauses().size(); clause++) {
            Object isMet = evaluation.clause(active.clauses().get(clause));
            met |= (Boolean.TRUE.equals(isMet) ? 1L : 0L) << clause;
            unknown |= (isMet == Unknown.UNKNOWN ? 1L : 0L) << clause;
        }
        Object amount = active.hasAmount() ? evaluation.decision(PolicyReader.AMOUNT) : null;
        return new Verdict(row, policy, met, unknown, amount);
    }

    /** The sum that an amount is, rounded half up to the cent; empty where it is none or unknown. */
    static BigDecimal yuan(Object amount) {
        return amount instanceof BigDecimal number ? number.setScale(2, RoundingMode.HALF_UP) : null;
    }

    /** The policies that the interpreter decides, as the kernel does not take them. */
    List<String> interpreted() {
        List<String> names = new ArrayList<>();
        for (int policy = 0; policy < policies.size(); policy++) {
            if (begin[policy] == NOT_COMPILED) {
                names.add(policies.get(policy).id());
            }
        }
        return names;
    }
}
