package org.quanyu.pipelines.benefit.sheet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;

/**
 * Which facts a plain table tells, about whom.
 *
 * @param entity of a row, in Spark's SQL; rows with the same one are about the same
 * @param entityPlace where the sheet says so
 */
public record FactSheet(YamlFile file, String entity, Place entityPlace, List<Fact> facts) {

    /**
     * What one fact is.
     *
     * @param sql of a row, in Spark's SQL
     * @param place where the sheet says so
     */
    public record Fact(String name, Type type, String sql, Over over, Place place) {}

    /** The types of facts, as decision models name them. */
    public enum Type {
        NUMBER(DataTypes.createDecimalType(20, 4)),
        BOOLEAN(DataTypes.BooleanType),
        DATE(DataTypes.DateType),
        STRING(DataTypes.StringType);

        private final DataType stored;

        Type(DataType stored) {
            this.stored = stored;
        }

        DataType stored() {
            return stored;
        }
    }

    /** What several rows tell together. */
    public enum Over {
        /** The same, as far as they tell anything; otherwise nobody knows, and a clerk has to look. */
        AGREE,
        /** Their sum; unknown if one row is silent. */
        SUM,
        /** The largest or latest; unknown if one row is silent. */
        MAX,
        /** The smallest or earliest; unknown if one row is silent. */
        MIN,
        /** Whether one row says so; unknown if none does and one is silent. */
        ANY
    }

    static List<String> words(Enum<?>[] values) {
        return Stream.of(values).map(FactSheet::word).toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
