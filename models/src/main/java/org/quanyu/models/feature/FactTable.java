package org.quanyu.models.feature;

import java.util.List;
import java.util.Optional;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * The facts that one table tells.
 *
 * @param table rows of firms, each with the day on which it arrived
 * @param tie how its rows name the firm
 * @param arrived the day on which a row came to the lake; it counts for the month of this day
 * @param where which rows count; all where it is empty
 */
public record FactTable(
        String name,
        Title title,
        Contract table,
        Tie tie,
        SqlExpression arrived,
        Optional<SqlExpression> where,
        List<Fact> facts) {

    /** How rows name their firm. */
    public enum Tie {
        /** By {@code firm_id} of their own. */
        FIRM,
        /** By {@code source} and {@code party_key} in {@code gold.firm_party}. */
        PARTY,
        /** By {@code event_id} in {@code gold.event_link}. */
        EVENT
    }

    public FactTable {
        facts = List.copyOf(facts);
    }
}
