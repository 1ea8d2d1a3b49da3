package org.quanyu.pipelines.fuse.linkage;

import java.util.List;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;

/** Which of the values that the records of an entity have for a column lives on in its golden record. */
public sealed interface Survivorship {

    /** The value that most records have. */
    record MostFrequent() implements Survivorship {}

    /** The value with the most characters. */
    record Longest() implements Survivorship {}

    /**
     * The value of the latest record.
     *
     * @param by a date, a time or a number of each record; records without it come last
     */
    record MostRecent(SqlExpression by, Place place) implements Survivorship {}

    /**
     * The value of the source that is trusted most.
     *
     * @param sources from the most trusted down; those not named come last
     */
    record MostTrusted(List<String> sources) implements Survivorship {
        public MostTrusted {
            sources = List.copyOf(sources);
        }
    }
}
