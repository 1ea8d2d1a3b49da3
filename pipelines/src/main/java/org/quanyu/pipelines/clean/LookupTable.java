package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A fixed table from text to text, as a literal in an expression.
 *
 * <p>Spark looks through a map entry by entry, so the table is cut into many small ones by the hash of the key.
 * Make one instance per table: expressions with the same instance count as equal and are computed once a row.
 */
final class LookupTable {

    private static final DataType MAPS = DataTypes.createArrayType(
            DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false), false);

    private final int buckets;
    private final Column maps;

    LookupTable(Map<String, String> entries) {
        buckets = entries.size() / 4 + 1;
        List<Map<String, String>> parts = Stream.generate(
                        () -> (Map<String, String>) new LinkedHashMap<String, String>())
                .limit(buckets)
                .toList();
        entries.forEach((key, value) -> parts.get(bucketOf(key)).put(key, value));
        maps = new Column(new Literal(
                ArrayData.toArrayData(parts.stream().map(LookupTable::mapData).toArray()), MAPS));
    }

    /** The value for a key, null for an unknown key. */
    Column get(Column key) {
        return element_at(element_at(maps, bucket(key).plus(1)), key);
    }

    private int bucketOf(String key) {
        return (int) bucket(lit(key)).expr().eval(InternalRow.empty());
    }

    private Column bucket(Column key) {
        return pmod(hash(key), lit(buckets));
    }

    private static ArrayBasedMapData mapData(Map<String, String> entries) {
        return ArrayBasedMapData.apply(
                entries.keySet().stream().map(UTF8String::fromString).toArray(),
                entries.values().stream().map(UTF8String::fromString).toArray());
    }
}
