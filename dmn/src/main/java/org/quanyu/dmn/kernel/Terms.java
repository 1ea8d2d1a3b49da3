package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.dmn.kernel.NumberOperation.Reckoning;

/** The operations of a kernel in the making: makes terms out of terms, of one scale where they meet, each operation once. */
final class Terms {

    private static final Map<String, ChronoField> FIELDS = Map.of(
            "year", ChronoField.YEAR,
            "month", ChronoField.MONTH_OF_YEAR,
            "day", ChronoField.DAY_OF_MONTH,
            "weekday", ChronoField.DAY_OF_WEEK);

    private static final Map<String, Unit> MONTHS =
            Map.of("years", new Unit(12, Long.MAX_VALUE), "months", new Unit(1, 12));

    private static final Map<String, Unit> TIMES = Map.of(
            "days", new Unit(DayOperation.SECONDS, Long.MAX_VALUE),
            "hours", new Unit(3600, 24),
            "minutes", new Unit(60, 60),
            "seconds", new Unit(1, 60));

    /** Of a quotient that is rounded: with more the 34 digits of FEEL might not suffice to round alike. */
    private static final int LARGEST_SCALE = 6;

    /** How many months or seconds make a part of a duration, and how many of it make the next. */
    private record Unit(long size, long rest) {}

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Operation, Integer> slots = new HashMap<>();
    private final Words words = new Words();

    /** A result with its type; {@code isTruth} where it is held as bits. */
    record Term(int slot, Kind kind, int scale, boolean isTruth) {}

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    Words words() {
        return words;
    }

    /** A fact of a column. */
    Term fact(int column, Kind kind, int scale) {
        int slot = slot(new NumberOperation.Fact(column, scale));
        return kind == Kind.BOOLEAN ? truth(new TruthOperation.Flag(slot)) : new Term(slot, kind, scale, false);
    }

    /** One term or another; null for what is null itself. */
    Term choice(int condition, Term met, Term missed) {
        List<Term> both = new ArrayList<>();
        both.add(met);
        both.add(missed);
        Kind kind = kind(both);
        List<Term> values = ofOneScale(both, kind);
        int scale = values.get(0).scale();
        return result(
                new NumberOperation.Choose(
                        condition, values.get(0).slot(), values.get(1).slot(), scale),
                kind);
    }

    /** The one kind of terms of which some may be null. */
    Kind kind(List<Term> results) {
        List<Kind> kinds = results.stream()
                .filter(Objects::nonNull)
                .map(Term::kind)
                .distinct()
                .toList();
        if (kinds.size() != 1) {
            throw new NotCompiledException("results of no kind or of several");
        }
        return kinds.get(0);
    }

    /** Values of one scale; null stands for null. Texts among them have to be told apart. */
    List<Term> ofOneScale(List<Term> results, Kind kind) {
        int scale = results.stream()
                .filter(Objects::nonNull)
                .mapToInt(Term::scale)
                .max()
                .orElse(0);
        results.stream().filter(Objects::nonNull).forEach(this::tellTexts);
        return results.stream()
                .map(term -> term == null
                        ? new Term(slot(new NumberOperation.Constant(null, scale)), kind, scale, false)
                        : rescaled(asValue(term), scale))
                .toList();
    }

    /** What an operation gives, a truth as such. */
    Term result(Operation.Value operation, Kind kind) {
        int slot = slot(operation);
        return kind == Kind.BOOLEAN
                ? truth(new TruthOperation.Flag(slot))
                : new Term(slot, kind, operation.scale(), false);
    }

    Term guarded(int allowed, Term result) {
        Term value = asValue(result);
        return result(new TableOperation.Guarded(allowed, value.slot(), value.scale()), value.kind());
    }

    /** Whether a rule's result is a constant other than the last, that where no rule is hit. */
    List<Boolean> differ(List<Term> results) {
        Operation without = operation(results.get(results.size() - 1));
        return results.subList(0, results.size() - 1).stream()
                .map(result -> operation(result) instanceof NumberOperation.Constant one
                        && without instanceof NumberOperation.Constant other
                        && !one.equals(other))
                .toList();
    }

    void refuseWithoutOrder(Term term) {
        if (!term.kind().hasOrder()) {
            throw new NotCompiledException("a sum or an extreme of values without one");
        }
    }

    Term both(Term left, Term right) {
        return truth(new TruthOperation.Both(left.slot(), right.slot()));
    }

    Term isNone(Term term) {
        return truth(new TruthOperation.IsNone(asValue(term).slot()));
    }

    /** Whether a value lies between ends of which one is no constant. */
    Term within(Term value, Expression.RangeOf range, Term low, Term high) {
        if (value.kind() != low.kind()
                || value.kind() != high.kind()
                || !value.kind().hasOrder()) {
            throw new NotCompiledException("a range of several kinds");
        }
        List<Term> terms = ofOneScale(List.of(value, low, high), value.kind());
        return truth(new TruthOperation.Within(
                terms.get(0).slot(),
                range.lowIncluded(),
                terms.get(1).slot(),
                terms.get(2).slot(),
                range.highIncluded()));
    }

    Term compared(Term left, Relation relation, Term right) {
        boolean isEquality = relation == Relation.EQUAL || relation == Relation.UNEQUAL;
        if (left.kind() != right.kind() || !isEquality && !left.kind().hasOrder()) {
            throw new NotCompiledException("values of two kinds, or without an order, are compared");
        }
        int scale = Math.max(left.scale(), right.scale());
        Term one = rescaled(asValue(left), scale);
        Term other = rescaled(asValue(right), scale);
        if (operation(other) instanceof NumberOperation.Constant constant && constant.number() != null) {
            return compared(one.slot(), relation, constant.number());
        }
        tellTexts(left);
        return truth(new TruthOperation.CompareBoth(one.slot(), relation, other.slot()));
    }

    private Term compared(int value, Relation relation, long constant) {
        return switch (relation) {
            case EQUAL -> truth(new TruthOperation.Equal(value, constant));
            case UNEQUAL -> truth(new TruthOperation.Not(slot(new TruthOperation.Equal(value, constant))));
            case LESS -> side(value, constant, true);
            case AT_LEAST -> side(value, constant, false);
            case AT_MOST -> side(value, Math.addExact(constant, 1), true);
            case GREATER -> side(value, Math.addExact(constant, 1), false);
        };
    }

    private Term side(int value, long bound, boolean isBelow) {
        return truth(new TruthOperation.Side(value, slot(new TruthOperation.Below(value, bound)), isBelow));
    }

    Term product(Term left, Term right) {
        refuseOtherThanNumbers(left, right);
        int scale = left.scale() + right.scale();
        if (scale > LongMath.LARGEST_POWER) {
            throw new NotCompiledException("a product of " + scale + " decimals");
        }
        Operation.Value operation = new NumberOperation.Reckon(Reckoning.MULTIPLY, left.slot(), right.slot(), scale);
        return new Term(slot(operation), Kind.NUMBER, scale, false);
    }

    /** An exact quotient by a constant such as 8, of which there is a decimal, is a product. */
    Term quotient(Term left, Term right) {
        boolean isConstant = operation(right) instanceof NumberOperation.Constant constant
                && constant.number() != null
                && constant.number() != 0;
        if (!isConstant) {
            throw new NotCompiledException("quotients by something else than a constant");
        }
        long divisor = ((NumberOperation.Constant) operation(right)).number();
        try {
            BigDecimal inverse = BigDecimal.ONE.divide(BigDecimal.valueOf(divisor, right.scale()));
            BigDecimal plain = inverse.scale() < 0 ? inverse.setScale(0) : inverse;
            return product(left, value(Kind.NUMBER, plain.unscaledValue().longValueExact(), plain.scale()));
        } catch (ArithmeticException e) {
            throw new NotCompiledException("a quotient by " + divisor + ", which has no end");
        }
    }

    /** Of two numbers or durations of one kind, or a date that is moved by a duration. */
    Term sum(Term left, Term right) {
        if (left.kind() == Kind.DATE) {
            return moved(left, right);
        }
        return right.kind() == Kind.DATE ? moved(right, left) : reckoned(Reckoning.ADD, left, right);
    }

    /** Of two numbers or durations of one kind, of two dates, or of a date and a duration. */
    Term difference(Term left, Term right) {
        if (left.kind() == Kind.DATE && right.kind() == Kind.DATE) {
            int days = slot(new NumberOperation.Reckon(Reckoning.SUBTRACT, left.slot(), right.slot(), 0));
            int unit = slot(new NumberOperation.Constant(DayOperation.SECONDS, 0));
            int seconds = slot(new NumberOperation.Reckon(Reckoning.MULTIPLY, days, unit, 0));
            return new Term(seconds, Kind.SECONDS, 0, false);
        }
        return left.kind() == Kind.DATE ? moved(left, negated(right)) : reckoned(Reckoning.SUBTRACT, left, right);
    }

    private Term moved(Term day, Term duration) {
        return switch (duration.kind()) {
            case MONTHS -> new Term(slot(new DayOperation.AddMonths(day.slot(), duration.slot())), Kind.DATE, 0, false);
            case SECONDS -> {
                long unit = Math.multiplyExact(DayOperation.SECONDS, LongMath.power(duration.scale()));
                yield new Term(
                        slot(new DayOperation.AddSeconds(day.slot(), duration.slot(), unit)), Kind.DATE, 0, false);
            }
            case NUMBER, BOOLEAN, TEXT, DATE -> throw new NotCompiledException("a date is moved by no duration");
        };
    }

    Term negated(Term term) {
        if (operation(term) instanceof NumberOperation.Constant constant && constant.number() != null) {
            return value(term.kind(), Math.negateExact(constant.number()), term.scale());
        }
        return reckoned(Reckoning.SUBTRACT, value(term.kind(), 0, 0), term);
    }

    Term monthsBetween(Term from, Term to) {
        if (from.kind() != Kind.DATE || to.kind() != Kind.DATE) {
            throw new NotCompiledException("months between values that are no dates");
        }
        return new Term(slot(new DayOperation.MonthsBetween(from.slot(), to.slot())), Kind.MONTHS, 0, false);
    }

    /** A part of a date or of a duration. */
    Term member(Term term, String name) {
        boolean isSeconds = term.kind() == Kind.SECONDS;
        long fraction = isSeconds ? LongMath.power(term.scale()) : 1;
        ChronoField field = term.kind() == Kind.DATE ? FIELDS.get(name) : null;
        Unit unit = isSeconds ? TIMES.get(name) : term.kind() == Kind.MONTHS ? MONTHS.get(name) : null;
        if (field == null && unit == null) {
            throw new NotCompiledException("the member " + name);
        }
        Operation part = field == null
                ? new DayOperation.Part(term.slot(), fraction, unit.size(), unit.rest())
                : new DayOperation.Field(term.slot(), field);
        return new Term(slot(part), Kind.NUMBER, 0, false);
    }

    /** A rounded quotient. */
    Term quotient(Term left, Term right, RoundingMode mode, int scale) {
        refuseOtherThanNumbers(left, right);
        int shift = scale + right.scale() - left.scale();
        if (scale > LARGEST_SCALE || Math.abs(shift) > LongMath.LARGEST_POWER) {
            throw new NotCompiledException("a quotient of " + scale + " decimals");
        }
        return result(new NumberOperation.Quotient(left.slot(), right.slot(), shift, mode, scale), Kind.NUMBER);
    }

    Term reckoned(Reckoning reckoning, Term left, Term right) {
        boolean isReckoned = left.kind() == Kind.NUMBER || left.kind() == Kind.MONTHS || left.kind() == Kind.SECONDS;
        if (left.kind() != right.kind() || !isReckoned) {
            throw new NotCompiledException("reckoning with values of two kinds, or of one that is no number");
        }
        int scale = Math.max(left.scale(), right.scale());
        int one = rescaled(left, scale).slot();
        int other = rescaled(right, scale).slot();
        return new Term(slot(new NumberOperation.Reckon(reckoning, one, other, scale)), left.kind(), scale, false);
    }

    Term rounded(Term term, RoundingMode mode, int scale) {
        refuseOtherThanNumbers(term, term);
        int dropped = term.scale() - scale;
        if (dropped <= 0) {
            return rescaled(term, scale);
        }
        return new Term(slot(new NumberOperation.Round(term.slot(), mode, dropped, scale)), Kind.NUMBER, scale, false);
    }

    private static void refuseOtherThanNumbers(Term left, Term right) {
        if (left.kind() != Kind.NUMBER || right.kind() != Kind.NUMBER) {
            throw new NotCompiledException("reckoning with something else than numbers");
        }
    }

    Term value(Kind kind, long number, int scale) {
        return new Term(slot(new NumberOperation.Constant(number, scale)), kind, scale, false);
    }

    /** Texts of the facts that are handed on, or compared with each other, are told apart. */
    void tellTexts(Term term) {
        if (term.kind() == Kind.TEXT) {
            words.tellApart();
        }
    }

    Term truth(Operation.Truth operation) {
        return new Term(slot(operation), Kind.BOOLEAN, 0, true);
    }

    Term asValue(Term term) {
        return term.isTruth()
                ? new Term(slot(new NumberOperation.AsNumber(term.slot())), Kind.BOOLEAN, 0, false)
                : term;
    }

    private Term rescaled(Term term, int scale) {
        if (term.scale() == scale) {
            return term;
        }
        int more = scale - term.scale();
        if (operation(term) instanceof NumberOperation.Constant constant && constant.number() != null) {
            BigDecimal number =
                    BigDecimal.valueOf(constant.number(), term.scale()).setScale(scale);
            return value(term.kind(), number.unscaledValue().longValueExact(), scale);
        }
        int power = slot(new NumberOperation.Constant(BigDecimal.TEN.pow(more).longValueExact(), more));
        int slot = slot(new NumberOperation.Reckon(Reckoning.MULTIPLY, term.slot(), power, scale));
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
            return truth(new TruthOperation.Always(truth));
        } else if (value instanceof String text) {
            return value(Kind.TEXT, words.name(text), 0);
        } else if (value instanceof LocalDate date) {
            return value(Kind.DATE, date.toEpochDay(), 0);
        } else if (value instanceof Period months) {
            return value(Kind.MONTHS, Column.months(months), 0);
        } else if (value instanceof Duration duration) {
            BigDecimal seconds = Column.seconds(duration);
            return value(Kind.SECONDS, seconds.unscaledValue().longValueExact(), seconds.scale());
        }
        throw new NotCompiledException("the constant " + value);
    }
}
