package org.quanyu.pipelines.cause.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;

/** The attribute values of a cause as a condition over rows. */
public final class AttributeValues {

    private AttributeValues() {}

    /**
     * @param values by attribute; an empty value is a missing one
     * @param missing values, in small letters, that stand for a missing one
     */
    public static Column hold(Map<String, String> values, Set<String> missing) {
        return values.entrySet().stream()
                .map(value -> holds(value.getKey(), value.getValue(), missing))
                .reduce(Column::and)
                .orElse(lit(true));
    }

    private static Column holds(String attribute, String value, Set<String> missing) {
        Column text = coalesce(trim(col("`" + attribute + "`").cast("string")), lit(""));
        return value.isEmpty() ? lower(text).isin(missing.toArray()) : text.equalTo(value);
    }
}
