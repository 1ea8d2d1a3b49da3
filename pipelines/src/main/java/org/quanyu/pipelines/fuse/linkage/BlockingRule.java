package org.quanyu.pipelines.fuse.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * Records with equal keys are in one block; a record of which a part of the key is null or empty is in none.
 *
 * @param key SQL over standardised columns
 */
public record BlockingRule(List<SqlExpression> key, Place place) {

    public BlockingRule {
        key = List.copyOf(key);
    }

    /** Standardised columns that the key is made from. */
    public Set<String> columns() {
        return key.stream()
                .flatMap(part -> part.columns().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The rule as it is written. */
    public String text() {
        return key.stream().map(SqlExpression::written).collect(Collectors.joining(" + "));
    }
}
