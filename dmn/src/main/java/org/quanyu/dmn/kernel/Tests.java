package org.quanyu.dmn.kernel;

import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Scope;
import org.quanyu.dmn.kernel.Terms.Term;

/** Makes terms of the tests that a value has to meet, as {@link Interpreter#meets} takes them. */
final class Tests {

    private final Terms terms;
    private final Expressions expressions;
    private final Term value;

    Tests(Terms terms, Expressions expressions, Term value) {
        this.terms = terms;
        this.expressions = expressions;
        this.value = value;
    }

    /** Whether one of the tests is met. */
    Term any(List<Expression> tests) {
        return tests.stream()
                .map(this::meets)
                .reduce((one, other) -> terms.truth(new TruthOperation.Either(one.slot(), other.slot())))
                .orElseThrow(() -> new NotCompiledException("no tests"));
    }

    /** Whether the value is one of a list of constants. */
    Term anyOf(Expression list) {
        if (!(list instanceof Expression.ListOf items)
                || !items.items().stream().allMatch(Constants::isConstant)) {
            throw new NotCompiledException("a list that is not of constants");
        }
        return any(items.items());
    }

    private Term meets(Expression test) {
        if (test instanceof Expression.Any) {
            return terms.truth(new TruthOperation.Always(true));
        } else if (test instanceof Expression.NoneOf none) {
            return terms.truth(new TruthOperation.Not(any(none.tests()).slot()));
        } else if (test instanceof Expression.Test compared) {
            return terms.compared(value, compared.relation(), expressions.term(compared.operand()));
        } else if (test instanceof Expression.RangeOf range) {
            return within(range);
        } else if (test instanceof Expression.ListOf list) {
            return anyOf(list);
        } else if (test instanceof Expression.Condition condition) {
            Expressions asking = expressions.asking(value);
            return new Term(asking.truth(condition.expression()), Column.Kind.BOOLEAN, 0, true);
        }
        Term equal = expressions.result(test);
        return equal == null ? terms.isNone(value) : terms.compared(value, Relation.EQUAL, equal);
    }

    /** Of a range whose higher end comes first nothing can be said. */
    private Term within(Expression.RangeOf range) {
        if (!Constants.isConstant(range.low()) || !Constants.isConstant(range.high())) {
            return terms.within(value, range, expressions.term(range.low()), expressions.term(range.high()));
        }
        if (Interpreter.evaluate(range, Scope.of(Map.of())) == null) {
            return terms.truth(new TruthOperation.Always(null));
        }
        return terms.both(
                terms.compared(
                        value,
                        range.lowIncluded() ? Relation.AT_LEAST : Relation.GREATER,
                        expressions.term(range.low())),
                terms.compared(
                        value,
                        range.highIncluded() ? Relation.AT_MOST : Relation.LESS,
                        expressions.term(range.high())));
    }
}
