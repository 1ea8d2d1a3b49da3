package org.quanyu.generator.benefit;

import org.quanyu.generator.benefit.Gaps.State;

/** Whether departments know the facts that a benefit asks for. */
final class Knowledge {

    private final Registers registers;
    private final Gaps gaps;

    Knowledge(Registers registers, Gaps gaps) {
        this.registers = registers;
        this.gaps = gaps;
    }

    /** The facts of a policy that are missing from what is delivered, counted, and the first of them. */
    Missing missing(Policy policy, Subject subject, int day) {
        int count = 0;
        Fact first = null;
        for (Fact fact : policy.facts()) {
            if (isMissing(fact, subject, day)) {
                first = first == null ? fact : first;
                count++;
            }
        }
        return new Missing(count, first);
    }

    /** Facts that are missing: how many, and one of them; null for none. */
    record Missing(int count, Fact first) {}

    private boolean isMissing(Fact asked, Subject subject, int day) {
        Fact fact = held(asked);
        Register register = registers.holding(fact);
        if (register == null) {
            return false;
        }
        Subject about = fact.entity() == asked.entity() ? subject : ((PersonCircumstances) subject).household;
        if (about == null) {
            return false;
        }
        State state = gaps.of(register.index(), fact, about.number());
        return state != State.DELIVERED && state != State.WRONG && register.covers(about, day);
    }

    /** What a person's means are read from is held of the household. */
    private static Fact held(Fact fact) {
        return switch (fact) {
            case ASSISTANCE -> Fact.HOUSEHOLD_ASSISTANCE;
            case INCOME_PER_HEAD -> Fact.HOUSEHOLD_INCOME;
            case OWNS_HOME -> Fact.HOUSING;
            case RENT -> Fact.HOUSEHOLD_RENT;
            default -> fact;
        };
    }
}
