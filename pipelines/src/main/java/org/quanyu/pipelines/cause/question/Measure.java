package org.quanyu.pipelines.cause.question;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quanyu.schemas.yaml.SqlExpression;

/** What is measured and what it is held against. */
public sealed interface Measure {

    /** Expressions over the columns of the input. */
    List<SqlExpression> expressions();

    /** A row is a leaf: every combination of attribute values once, with its forecast. */
    record Leaves(SqlExpression actual, SqlExpression forecast) implements Measure {
        @Override
        public List<SqlExpression> expressions() {
            return List.of(actual, forecast);
        }
    }

    /** A row is an event; its measure is held against the overall rate and against what is usual among siblings. */
    record Events(SqlExpression value, Optional<SqlExpression> per) implements Measure {
        @Override
        public List<SqlExpression> expressions() {
            return Stream.concat(Stream.of(value), per.stream()).toList();
        }
    }

    /**
     * A row is something at a point in time; the measure of one window is held against that of another.
     *
     * @param per what the measure is a share of; without it, it is a total per point in time
     * @param each what tells points in time apart
     */
    record Windows(
            SqlExpression value,
            Optional<SqlExpression> per,
            SqlExpression now,
            SqlExpression before,
            SqlExpression each)
            implements Measure {
        @Override
        public List<SqlExpression> expressions() {
            return Stream.concat(Stream.of(value, now, before, each), per.stream())
                    .toList();
        }
    }

    /**
     * A row is an event on a day; elements are sought that have more of them than usual for some days.
     *
     * @param day a date
     * @param oncePer rows of one value count once, on the first of their days
     */
    record Surges(SqlExpression value, SqlExpression day, Optional<SqlExpression> oncePer) implements Measure {
        @Override
        public List<SqlExpression> expressions() {
            return Stream.concat(Stream.of(value, day), oncePer.stream()).toList();
        }
    }
}
