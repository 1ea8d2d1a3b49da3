package org.quanyu.pipelines.benefit.match;

import java.math.BigDecimal;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.feel.ExpressionText;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.model.Clause;
import org.quanyu.dmn.model.ClauseInputs;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.PolicyReader;

/** Says a clause as an official does: 年龄不低于80岁, 自毕业日期起未超过36个月; what has no such words is told in FEEL. */
final class ClauseWords {

    private static final String MONTHS_SINCE = "years and months duration";

    private final FactWords words;

    ClauseWords(FactWords words) {
        this.words = words;
    }

    /** The clause in words. */
    String of(Clause clause) {
        return said(clause.expression()).orElseGet(() -> ExpressionText.of(clause.expression()));
    }

    /** The facts that a clause of a model asks for. */
    static Set<String> facts(DecisionModel model, Clause clause) {
        Set<String> facts = new LinkedHashSet<>(ClauseInputs.of(model, clause));
        facts.remove(PolicyReader.AS_OF);
        return facts;
    }

    private Optional<String> said(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return Optional.of(title(name) + "：是");
        } else if (expression instanceof Expression.Comparison comparison && Constants.isConstant(comparison.right())) {
            return subject(comparison.left())
                    .map(subject -> subject.compared(comparison.relation(), comparison.right()));
        } else if (expression instanceof Expression.In in) {
            return subject(in.value()).flatMap(subject -> in(subject, in.tests()));
        }
        return Optional.empty();
    }

    private Optional<String> in(Subject subject, List<Expression> tests) {
        if (tests.size() == 1 && tests.get(0) instanceof Expression.Test test && Constants.isConstant(test.operand())) {
            return Optional.of(subject.compared(test.relation(), test.operand()));
        } else if (tests.size() == 1 && tests.get(0) instanceof Expression.RangeOf range) {
            return Optional.of(subject.within(range));
        } else if (tests.stream().allMatch(Constants::isConstant)) {
            return Optional.of(subject.oneOf(tests));
        }
        return Optional.empty();
    }

    private String title(Expression.Name name) {
        return words.of(name.name()).title();
    }

    private Optional<Subject> subject(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return Optional.of(new Subject(title(name), words.of(name.name()).unit(), false));
        }
        boolean isSince = expression instanceof Expression.Call call
                && call.function() instanceof Expression.Name function
                && function.name().equals(MONTHS_SINCE)
                && call.arguments().size() == 2
                && call.arguments().get(0).value() instanceof Expression.Name
                && call.arguments().get(1).value() instanceof Expression.Name day
                && day.name().equals(PolicyReader.AS_OF);
        return isSince
                ? Optional.of(new Subject(
                        title((Expression.Name) ((Expression.Call) expression)
                                .arguments()
                                .get(0)
                                .value()),
                        "",
                        true))
                : Optional.empty();
    }

    /** What a clause speaks of; where it is since a day, in months. */
    private record Subject(String title, String unit, boolean isSince) {

        String compared(Relation relation, Expression constant) {
            if (isSince && relation == Relation.AT_LEAST) {
                return "自" + title + "起满" + value(constant);
            } else if (isSince && relation == Relation.AT_MOST) {
                return "自" + title + "起未超过" + value(constant);
            }
            Object given = Constants.value(constant);
            if (given instanceof Boolean flag) {
                return title + ((relation == Relation.EQUAL) == flag ? "：是" : "：否");
            }
            return title + word(relation) + value(constant);
        }

        private static String word(Relation relation) {
            return switch (relation) {
                case EQUAL -> "为";
                case UNEQUAL -> "不为";
                case LESS -> "低于";
                case AT_MOST -> "不高于";
                case GREATER -> "高于";
                case AT_LEAST -> "不低于";
            };
        }

        String within(Expression.RangeOf range) {
            boolean isFromNow = isSince && value(range.low()).equals("0个月") && range.highIncluded();
            return isFromNow
                    ? compared(Relation.AT_MOST, range.high())
                    : compared(range.lowIncluded() ? Relation.AT_LEAST : Relation.GREATER, range.low()) + "且"
                            + word(range.highIncluded() ? Relation.AT_MOST : Relation.LESS) + value(range.high());
        }

        String oneOf(List<Expression> constants) {
            return constants.size() == 1
                    ? compared(Relation.EQUAL, constants.get(0))
                    : title + "属于" + constants.stream().map(this::value).collect(Collectors.joining("、"));
        }

        private String value(Expression constant) {
            Object value = Constants.value(constant);
            if (value instanceof BigDecimal number) {
                return number.toPlainString() + unit;
            }
            return months(value).orElseGet(() -> String.valueOf(Texts.of(value)));
        }

        private static Optional<String> months(Object value) {
            return value instanceof Period period ? Optional.of(period.toTotalMonths() + "个月") : Optional.empty();
        }
    }
}
