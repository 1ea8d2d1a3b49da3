package org.quanyu.pipelines.fuse.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * A column of the golden records. Its expressions read the standardised columns, and those of the input where no
 * standardised one has the name.
 *
 * @param of the value of a record
 * @param valid a condition of a record: a value for which it does not hold lives on only if no other is there
 * @param rules the first decides, the next where it does not
 */
public record GoldenColumn(
        String name, SqlExpression of, Optional<SqlExpression> valid, List<Survivorship> rules, Place place) {

    /** Columns that every golden record has beside those declared. */
    public static final List<String> RESERVED = List.of("entity_id", "records", "provenance");

    public GoldenColumn {
        rules = List.copyOf(rules);
    }

    /** Columns that its expressions read. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(of.columns());
        valid.ifPresent(condition -> columns.addAll(condition.columns()));
        for (Survivorship rule : rules) {
            if (rule instanceof Survivorship.MostRecent recent) {
                columns.addAll(recent.by().columns());
            }
        }
        return columns;
    }
}
