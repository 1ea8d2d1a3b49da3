package org.quanyu.pipelines.benefit.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.model.Clause;
import org.quanyu.dmn.model.DecisionTable;
import org.quanyu.dmn.model.Logic;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.pipelines.benefit.explain.Explanation.Amount;
import org.quanyu.pipelines.benefit.explain.Explanation.ClauseOutcome;
import org.quanyu.pipelines.benefit.explain.Explanation.Knowledge;
import org.quanyu.pipelines.benefit.explain.Explanation.LookedAt;
import org.quanyu.pipelines.benefit.explain.Explanation.Outcome;
import org.quanyu.pipelines.benefit.match.ActivePolicy;
import org.quanyu.pipelines.benefit.match.BenefitMatch;
import org.quanyu.pipelines.benefit.match.ClauseWords;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;

/** Explains decisions of one policy on a day; the interpreter decides, with the same result as the batch. */
public final class PolicyExplainer {

    private final Policy policy;
    private final Policy.Version version;
    private final LocalDate asOf;
    private final ActivePolicy active;
    private final Dataset<Row> facts;
    private final FactWords words;

    private PolicyExplainer(
            Policy policy, Policy.Version version, LocalDate asOf, FactFile.Part part, FactWords words) {
        this.policy = policy;
        this.version = version;
        this.asOf = asOf;
        this.active = part.plan().policies().get(0);
        this.facts = part.facts();
        this.words = words;
    }

    /**
     * The explainer of a policy.
     *
     * @param id of the policy
     * @throws LakeException {@code POLICY_UNKNOWN}, {@code POLICY_NOT_IN_FORCE} or {@code FACTS_INVALID}
     */
    public static PolicyExplainer of(
            String id, Collection<Policy> policies, LocalDate asOf, FactFile file, FactWords words) {
        Policy policy = find(id, policies);
        Policy.Version version = policy.inForce(asOf)
                .orElseThrow(() -> new LakeException(
                        FailureCode.POLICY_NOT_IN_FORCE,
                        "no version of " + id + " is in force on " + asOf,
                        "its first begins on " + policy.versions().get(0).from()
                                + "; choose another day with --as-of"));
        FactFile.Part part = file.parts(Optional.of(policy.beneficiary()), asOf, List.of(policy), words)
                .get(0);
        BenefitMatch.check(part.facts(), part.plan());
        return new PolicyExplainer(policy, version, asOf, part, words);
    }

    private static Policy find(String id, Collection<Policy> policies) {
        List<String> ids = policies.stream().map(Policy::id).toList();
        return policies.stream()
                .filter(policy -> policy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LakeException(
                        FailureCode.POLICY_UNKNOWN,
                        "no policy is named \"" + id + "\"",
                        Nearest.hint(id, ids) + "there are " + ids.size() + ", named as their folders"));
    }

    /**
     * What is decided of an entity.
     *
     * @throws LakeException {@code ENTITY_UNKNOWN}; {@code FACTS_INVALID} where several rows are about it
     */
    public Explanation explain(String entity) {
        EntityFacts known = EntityFacts.of(facts, active.facts(), entity);
        Map<String, Object> given = new HashMap<>(known.values());
        given.put(PolicyReader.AS_OF, asOf);
        ModelEvaluation evaluation = new ModelEvaluation(version.model(), given);
        ClauseWords says = new ClauseWords(words);
        List<ClauseOutcome> clauses = new ArrayList<>();
        for (Clause clause : active.clauses()) {
            clauses.add(new ClauseOutcome(
                    says.of(clause),
                    outcome(evaluation.clause(clause)),
                    lookedAt(ClauseWords.facts(version.model(), clause), known)));
        }
        return new Explanation(
                entity,
                policy,
                version,
                asOf,
                decision(clauses),
                isNearMiss(clauses),
                clauses,
                amount(evaluation, known));
    }

    private static Outcome outcome(Object met) {
        return met == Unknown.UNKNOWN ? Outcome.UNKNOWN : Boolean.TRUE.equals(met) ? Outcome.MET : Outcome.NOT_MET;
    }

    private static Outcome decision(List<ClauseOutcome> clauses) {
        List<Outcome> outcomes = clauses.stream().map(ClauseOutcome::outcome).toList();
        if (outcomes.contains(Outcome.NOT_MET)) {
            return Outcome.NOT_MET;
        }
        return outcomes.contains(Outcome.UNKNOWN) ? Outcome.UNKNOWN : Outcome.MET;
    }

    /** One clause is missed, and it does not say that the policy is meant for others. */
    private boolean isNearMiss(List<ClauseOutcome> clauses) {
        List<Integer> missed = IntStream.range(0, clauses.size())
                .filter(index -> clauses.get(index).outcome() != Outcome.MET)
                .boxed()
                .toList();
        if (missed.size() != 1) {
            return false;
        }
        boolean isEssential = (active.essential() >>> missed.get(0) & 1) != 0;
        return !isEssential || clauses.get(missed.get(0)).outcome() == Outcome.UNKNOWN;
    }

    private Optional<Amount> amount(ModelEvaluation evaluation, EntityFacts known) {
        if (!active.hasAmount()) {
            return Optional.empty();
        }
        Object value = evaluation.decision(PolicyReader.AMOUNT);
        Optional<BigDecimal> yuan = value instanceof BigDecimal number
                ? Optional.of(number.setScale(2, RoundingMode.HALF_UP))
                : Optional.empty();
        Clause asked = new Clause(PolicyReader.AMOUNT, new Expression.Name(PolicyReader.AMOUNT, 0));
        List<LookedAt> facts = lookedAt(ClauseWords.facts(version.model(), asked), known);
        Logic logic = version.model().decisions().get(PolicyReader.AMOUNT).logic();
        String formula = logic instanceof Logic.Literal literal ? new FormulaWords(words).of(literal.expression()) : "";
        return Optional.of(new Amount(yuan, formula, rules(logic, evaluation), facts));
    }

    private List<String> rules(Logic logic, ModelEvaluation evaluation) {
        if (!(logic instanceof Logic.Table table)) {
            return List.of();
        }
        return evaluation.rules(PolicyReader.AMOUNT).stream()
                .map(rule -> rule(table.table(), rule))
                .toList();
    }

    private String rule(DecisionTable table, DecisionTable.Rule rule) {
        ClauseWords says = new ClauseWords(words);
        List<String> tests = new ArrayList<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            List<Expression> cell = rule.tests().get(column);
            if (!cell.stream().allMatch(test -> test instanceof Expression.Any)) {
                Expression value = table.inputs().get(column).expression();
                tests.add(says.of(new Clause(PolicyReader.AMOUNT, new Expression.In(value, cell))));
            }
        }
        String where = tests.isEmpty() ? "其他情形" : String.join("，", tests);
        return "第" + (table.rules().indexOf(rule) + 1) + "档（" + where + "）："
                + new FormulaWords(words).of(rule.results().get(0)) + "元";
    }

    private List<LookedAt> lookedAt(Collection<String> asked, EntityFacts known) {
        return asked.stream().map(fact -> lookedAt(fact, known)).toList();
    }

    private LookedAt lookedAt(String fact, EntityFacts known) {
        Object value = known.values().get(fact);
        Policy.Fact sheet = policy.facts().get(fact);
        FactWords.Words called = words.of(fact);
        int dot = sheet.source().indexOf('.');
        String source = dot < 0 ? sheet.source() : sheet.source().substring(0, dot);
        return new LookedAt(
                fact,
                called.title(),
                value == Unknown.UNKNOWN ? Knowledge.UNKNOWN : value == null ? Knowledge.NONE : Knowledge.KNOWN,
                text(value, called.unit()),
                sheet.source(),
                sheet.ground(),
                Optional.ofNullable(known.days().get(source)),
                called.ask());
    }

    private static String text(Object value, String unit) {
        if (value == Unknown.UNKNOWN) {
            return "未知";
        } else if (value instanceof Boolean flag) {
            return flag ? "是" : "否";
        } else if (value instanceof BigDecimal number) {
            return FormulaWords.plain(number) + unit;
        }
        return value == null ? "无" : Objects.requireNonNull(Texts.of(value));
    }
}
