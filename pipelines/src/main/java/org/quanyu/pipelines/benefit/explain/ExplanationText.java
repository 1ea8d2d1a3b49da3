package org.quanyu.pipelines.benefit.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.pipelines.benefit.explain.Explanation.Amount;
import org.quanyu.pipelines.benefit.explain.Explanation.ClauseOutcome;
import org.quanyu.pipelines.benefit.explain.Explanation.LookedAt;
import org.quanyu.pipelines.benefit.explain.Explanation.Outcome;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Terms;

/** An explanation in Chinese, for the person at the counter. */
public final class ExplanationText {

    private ExplanationText() {}

    /** Some lines under a heading. */
    public record Section(String heading, List<String> lines) {}

    /** All of it, from what is decided to whom to ask. */
    public static List<Section> of(Explanation explained) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(head(explained.policy()), about(explained)));
        sections.add(new Section("结论", List.of(decision(explained))));
        sections.add(new Section("条件", clauses(explained.clauses())));
        explained
                .amount()
                .filter(amount -> explained.concernsAmount())
                .ifPresent(amount -> sections.add(new Section(
                        explained.decision() == Outcome.MET ? "金额" : "金额（条件全部符合时）",
                        amount(amount, explained.policy()))));
        if (!explained.toAsk().isEmpty()) {
            sections.add(new Section("需核实", toAsk(explained.toAsk())));
        }
        return sections;
    }

    private static String head(Policy policy) {
        return policy.title().chinese() + "（" + policy.id() + "）";
    }

    private static List<String> about(Explanation explained) {
        Policy policy = explained.policy();
        return List.of(
                "对象：" + explained.entity() + "（" + kind(policy.beneficiary()) + "）",
                "主管部门：" + policy.owner(),
                "依据：" + policy.legalBasis() + "，适用" + explained.version().from() + "起施行的版本",
                "认定日期：" + explained.asOf());
    }

    private static String decision(Explanation explained) {
        long notMet = explained.count(Outcome.NOT_MET);
        long unknown = explained.count(Outcome.UNKNOWN);
        return explained.decision().chinese() + "：共" + explained.clauses().size() + "项条件，符合"
                + explained.count(Outcome.MET) + "项" + (notMet == 0 ? "" : "，不符合" + notMet + "项")
                + (unknown == 0 ? "" : "，尚不能确定" + unknown + "项") + (explained.isNearMiss() ? "（只差一项）" : "");
    }

    private static List<String> clauses(List<ClauseOutcome> clauses) {
        List<String> lines = new ArrayList<>();
        for (ClauseOutcome clause : clauses) {
            lines.add((clauses.indexOf(clause) + 1) + ". 【" + clause.outcome().chinese() + "】" + clause.words());
            clause.facts().forEach(fact -> lines.add("   " + fact(fact)));
        }
        return lines;
    }

    private static String fact(LookedAt fact) {
        return fact.title() + "：" + fact.value() + "（来源" + fact.source()
                + fact.day().map(day -> "，截至" + day).orElse("") + "；" + ground(fact.ground()) + "）";
    }

    private static List<String> amount(Amount amount, Policy policy) {
        List<String> lines = new ArrayList<>();
        lines.add(amount.yuan()
                .map(yuan -> frequency(policy.frequency()) + FormulaWords.plain(yuan) + "元"
                        + policy.terms()
                                .payment()
                                .map(payment -> "，" + channel(payment.channel())
                                        + payment.month()
                                                .map(month -> "，" + month + "月发放")
                                                .orElse(""))
                                .orElse(""))
                .orElse("尚不能确定"));
        if (!amount.formula().isEmpty()) {
            lines.add("计算：" + amount.formula());
        }
        amount.rules().forEach(rule -> lines.add("适用" + rule));
        amount.facts().forEach(fact -> lines.add("   " + fact(fact)));
        return lines;
    }

    private static List<String> toAsk(List<LookedAt> facts) {
        Map<String, List<String>> byDepartment = new LinkedHashMap<>();
        facts.forEach(fact -> byDepartment
                .computeIfAbsent(fact.ask().isEmpty() ? "来源" + fact.source() : fact.ask(), name -> new ArrayList<>())
                .add(fact.title()));
        return byDepartment.entrySet().stream()
                .map(entry -> "向" + entry.getKey() + "核实：" + String.join("、", entry.getValue()))
                .toList();
    }

    private static String kind(Policy.Beneficiary beneficiary) {
        return switch (beneficiary) {
            case PERSON -> "个人";
            case HOUSEHOLD -> "家庭";
            case FIRM -> "企业";
        };
    }

    private static String ground(Policy.Ground ground) {
        return switch (ground) {
            case STATUTORY -> "履行法定职责";
            case CONSENT -> "本人同意";
            case PUBLIC -> "已公开信息";
        };
    }

    private static String frequency(Policy.Frequency frequency) {
        return switch (frequency) {
            case ONCE -> "一次性";
            case MONTHLY -> "每月";
            case YEARLY -> "每年";
        };
    }

    private static String channel(Terms.Channel channel) {
        return switch (channel) {
            case SOCIAL_SECURITY_CARD -> "发放至社会保障卡";
            case BANK_ACCOUNT -> "发放至银行账户";
            case COMPANY_ACCOUNT -> "发放至对公账户";
            case BILL_REDUCTION -> "账单减免";
        };
    }
}
