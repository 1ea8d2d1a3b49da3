package org.quanyu.pipelines.benefit.fact;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * What a benefit may ask about somebody.
 *
 * @param empty when an empty cell of a record means that there is none
 * @param also another teller, over base facts
 * @param then what the told value comes to, over told facts
 */
record Fact(
        String name,
        DataType type,
        Teller teller,
        Absent absent,
        Optional<SqlExpression> empty,
        Optional<SqlExpression> also,
        Optional<SqlExpression> then) {

    /** Who tells it. */
    sealed interface Teller {

        /** The records of the lake that say who somebody is. */
        record Base() implements Teller {}

        /** A register of a department. */
        record Register(String name) implements Teller {}

        /** The facts of the household of a person. */
        record Household(String fact) implements Teller {}
    }

    /** What it means that nobody told. */
    sealed interface Absent {

        /** There is none, and that is known. */
        record None() implements Absent {}

        /** Nobody knows. */
        record Unknown() implements Absent {}

        /** What follows from base facts; unknown where nothing does. */
        record Value(SqlExpression expression) implements Absent {}
    }
}
