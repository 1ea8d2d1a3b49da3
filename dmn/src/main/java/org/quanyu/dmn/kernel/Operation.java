package org.quanyu.dmn.kernel;

/** One operation on all rows of a block. Two that are equal are done once. */
sealed interface Operation {

    /** Operations whose result is a truth. */
    sealed interface Truth extends Operation permits TruthOperation {

        void run(Slots slots, Truths out);
    }

    /** Operations whose result is a number, a date or a word. */
    sealed interface Value extends Operation permits NumberOperation, DayOperation, TableOperation {

        int scale();

        void run(Slots slots, Numbers out);
    }

    /** Whether its result is the same for every block. */
    default boolean isConstant() {
        return this instanceof NumberOperation.Constant || this instanceof TruthOperation.Always;
    }
}
