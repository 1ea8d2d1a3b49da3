package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.kernel.Column.Kind;

/** The operations of a kernel in the making: makes terms out of terms, of one scale where they meet, each operation once. */
final class Terms {

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Operation, Integer> slots = new HashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();

    /** A result with its type; {@code isTruth} where it is held as bits. */
    record Term(int slot, Kind kind, int scale, boolean isTruth) {}

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The texts that models name, each at the place that stands for it. */
    List<String> words() {
        return List.copyOf(words.keySet());
    }

    /** A fact of a column. */
    Term fact(int column, Kind kind, int scale) {
        int slot = slot(new Operation.Fact(column, scale));
        return kind == Kind.BOOLEAN ? truth(new Operation.Flag(slot)) : new Term(slot, kind, scale, false);
    }

    /** One term or another. */
    Term choice(int condition, Term met, Term missed) {
        Term then = asValue(met);
        Term otherwise = asValue(missed);
        if (then.kind() != otherwise.kind()) {
            throw new NotCompiledException("a choice between two kinds");
        }
        refuseText(then);
        refuseText(otherwise);
        int scale = Math.max(then.scale(), otherwise.scale());
        int slot = slot(new Operation.Choose(
                condition,
                rescaled(then, scale).slot(),
                rescaled(otherwise, scale).slot(),
                scale));
        return then.kind() == Kind.BOOLEAN
                ? truth(new Operation.Flag(slot))
                : new Term(slot, then.kind(), scale, false);
    }

    /** The output of a table that takes one rule; the last of the results is that without a hit, or null. */
    Term table(boolean first, List<Integer> hits, List<Term> results) {
        List<Term> known = results.stream().filter(term -> term != null).toList();
        if (known.isEmpty()
                || known.stream().anyMatch(term -> term.kind() != known.get(0).kind())) {
            throw new NotCompiledException("a table without rules or with results of several kinds");
        }
        known.forEach(this::refuseText);
        int scale = known.stream().mapToInt(Term::scale).max().orElse(0);
        Kind kind = known.get(0).kind();
        List<Integer> outcomes = results.stream()
                .map(term -> term == null
                        ? slot(new Operation.Constant(null, scale))
                        : rescaled(term, scale).slot())
                .toList();
        int last = outcomes.size() - 1;
        List<Boolean> differ = outcomes.subList(0, last).stream()
                .map(result -> operations.get(result) instanceof Operation.Constant one
                        && operations.get(outcomes.get(last)) instanceof Operation.Constant other
                        && !one.equals(other))
                .toList();
        int slot = slot(new Operation.Table(
                first, List.copyOf(hits), outcomes.subList(0, last), outcomes.get(last), differ, scale));
        return kind == Kind.BOOLEAN ? truth(new Operation.Flag(slot)) : new Term(slot, kind, scale, false);
    }

    Term compared(Term left, Relation relation, Term right) {
        boolean isEquality = relation == Relation.EQUAL || relation == Relation.UNEQUAL;
        boolean hasOrder = left.kind() == Kind.NUMBER || left.kind() == Kind.DATE;
        if (left.kind() != right.kind() || !isEquality && !hasOrder) {
            throw new NotCompiledException("values of two kinds, or without an order, are compared");
        }
        int scale = Math.max(left.scale(), right.scale());
        Term one = rescaled(asValue(left), scale);
        Term other = rescaled(asValue(right), scale);
        if (operation(other) instanceof Operation.Constant constant && constant.number() != null) {
            return compared(one.slot(), relation, constant.number());
        }
        if (left.kind() == Kind.TEXT) {
            throw new NotCompiledException("a text is compared with one that is no constant");
        }
        return truth(new Operation.CompareBoth(one.slot(), relation, other.slot()));
    }

    private Term compared(int value, Relation relation, long constant) {
        return switch (relation) {
            case EQUAL -> truth(new Operation.Equal(value, constant));
            case UNEQUAL -> truth(new Operation.Not(slot(new Operation.Equal(value, constant))));
            case LESS -> side(value, constant, true);
            case AT_LEAST -> side(value, constant, false);
            case AT_MOST -> side(value, Math.addExact(constant, 1), true);
            case GREATER -> side(value, Math.addExact(constant, 1), false);
        };
    }

    private Term side(int value, long bound, boolean isBelow) {
        return truth(new Operation.Side(value, slot(new Operation.Below(value, bound)), isBelow));
    }

    Term product(Term left, Term right) {
        refuseOtherThanNumbers(left, right);
        int scale = left.scale() + right.scale();
        if (scale > LongMath.LARGEST_POWER) {
            throw new NotCompiledException("a product of " + scale + " decimals");
        }
        Operation.Value operation =
                new Operation.Reckon(Operation.Reckoning.MULTIPLY, left.slot(), right.slot(), scale);
        return new Term(slot(operation), Kind.NUMBER, scale, false);
    }

    /** An exact quotient by a constant such as 8, of which there is a decimal, is a product. */
    Term quotient(Term left, Term right) {
        boolean isConstant = operation(right) instanceof Operation.Constant constant
                && constant.number() != null
                && constant.number() != 0;
        if (!isConstant) {
            throw new NotCompiledException("quotients by something else than a constant");
        }
        long divisor = ((Operation.Constant) operation(right)).number();
        try {
            BigDecimal inverse = BigDecimal.ONE.divide(BigDecimal.valueOf(divisor, right.scale()));
            BigDecimal plain = inverse.scale() < 0 ? inverse.setScale(0) : inverse;
            return product(left, value(Kind.NUMBER, plain.unscaledValue().longValueExact(), plain.scale()));
        } catch (ArithmeticException e) {
            throw new NotCompiledException("a quotient by " + divisor + ", which has no end");
        }
    }

    Term reckoned(Operation.Reckoning reckoning, Term left, Term right) {
        refuseOtherThanNumbers(left, right);
        int scale = Math.max(left.scale(), right.scale());
        int one = rescaled(left, scale).slot();
        int other = rescaled(right, scale).slot();
        return new Term(slot(new Operation.Reckon(reckoning, one, other, scale)), Kind.NUMBER, scale, false);
    }

    Term rounded(Term term, RoundingMode mode, int scale) {
        refuseOtherThanNumbers(term, term);
        int dropped = term.scale() - scale;
        if (dropped <= 0) {
            return rescaled(term, scale);
        }
        return new Term(slot(new Operation.Round(term.slot(), mode, dropped, scale)), Kind.NUMBER, scale, false);
    }

    private static void refuseOtherThanNumbers(Term left, Term right) {
        if (left.kind() != Kind.NUMBER || right.kind() != Kind.NUMBER) {
            throw new NotCompiledException("reckoning with something else than numbers");
        }
    }

    Term value(Kind kind, long number, int scale) {
        return new Term(slot(new Operation.Constant(number, scale)), kind, scale, false);
    }

    /** Of texts only those that models name are known by a number: a fact cannot be handed on as it is. */
    void refuseText(Term result) {
        if (result.kind() == Kind.TEXT && operation(result) instanceof Operation.Fact) {
            throw new NotCompiledException("a text of the facts as a result");
        }
    }

    Term truth(Operation.Truth operation) {
        return new Term(slot(operation), Kind.BOOLEAN, 0, true);
    }

    Term asValue(Term term) {
        return term.isTruth() ? new Term(slot(new Operation.AsNumber(term.slot())), Kind.BOOLEAN, 0, false) : term;
    }

    private Term rescaled(Term term, int scale) {
        if (term.scale() == scale) {
            return term;
        }
        int more = scale - term.scale();
        if (operation(term) instanceof Operation.Constant constant && constant.number() != null) {
            BigDecimal number =
                    BigDecimal.valueOf(constant.number(), term.scale()).setScale(scale);
            return value(term.kind(), number.unscaledValue().longValueExact(), scale);
        }
        int power = slot(new Operation.Constant(BigDecimal.TEN.pow(more).longValueExact(), more));
        int slot = slot(new Operation.Reckon(Operation.Reckoning.MULTIPLY, term.slot(), power, scale));
        return new Term(slot, term.kind(), scale, false);
    }

    private Operation operation(Term term) {
        return operations.get(term.slot());
    }

    /** The slot that holds the result of an operation. */
    int slot(Operation operation) {
        return slots.computeIfAbsent(operation, key -> {
            operations.add(key);
            return operations.size() - 1;
        });
    }

    /** A constant that is not null. */
    Term constant(Object value) {
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
            return value(Kind.NUMBER, plain.unscaledValue().longValueExact(), plain.scale());
        } else if (value instanceof Boolean truth) {
            return truth(new Operation.Always(truth));
        } else if (value instanceof String text) {
            return value(Kind.TEXT, words.computeIfAbsent(text, key -> words.size()), 0);
        } else if (value instanceof LocalDate date) {
            return value(Kind.DATE, date.toEpochDay(), 0);
        }
        throw new NotCompiledException("the constant " + value);
    }
}
