package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * The match weight of a text (columns {@code t_…}) and a building (columns {@code b_…}), in bits: the sum over the parts
 * that both give of log2(m/u) where they agree and log2((1-m)/(1-u)) where they do not (Fellegi and Sunter 1969).
 */
final class Weights {

    /** A part that is written is wrong in one text of sixty. */
    static final double DIFFERS = -6;

    /** Sub-district or community is another one than the register's once in 250 texts. */
    private static final double DIVISION_DIFFERS = -8;

    /** A city is read wrong more often: its characters are transposed before 市. */
    private static final double CITY_DIFFERS = -4;

    private static final double DISTRICT_DIFFERS = -9;

    /** The name is written without the division that is part of it, or with one that is not. */
    private static final double WITH_OR_WITHOUT_DIVISION = -1;

    /** One character of the name is wrong: of a hundred texts one, and chance brings two more names that near. */
    private static final double ONE_CHARACTER_OFF = -8;

    /** Number and building run into each other once in three hundred texts, and by chance in a hundred thousand. */
    private static final double MERGED = 8;

    private static final int SHORTEST_NAME = 3;

    private Weights() {}

    static Column ofPlace() {
        return compound()
                .plus(road())
                .plus(building())
                .plus(subDistrict())
                .plus(either("community", agrees("community"), col("b_community_bits"), DIVISION_DIFFERS))
                .plus(district())
                .plus(either("city", agrees("city"), lit(0), CITY_DIFFERS));
    }

    /** Whether the text names another building than this one. */
    static Column isOtherBuilding() {
        return col("t_building")
                .isNotNull()
                .and(coalesce(agrees("building"), lit(false)).unary_$bang())
                .and(isMerged().unary_$bang());
    }

    /** Whether compound or road say that it is this place, be it with a character wrong. */
    static Column isThisPlace() {
        return lit(false)
                .or(coalesce(isSameCompound().or(isSimilarCompound()), lit(false)))
                .or(coalesce(isSameRoadPlace().or(isSimilarRoad()), lit(false)))
                .or(coalesce(isMistypedRoad(), lit(false)))
                .or(isMerged());
    }

    private static Column compound() {
        Column same =
                col("b_compound_key_bits").plus(when(agrees("compound"), lit(0)).otherwise(WITH_OR_WITHOUT_DIVISION));
        return when(both("compound_key").unary_$bang(), lit(0))
                .when(isSameCompound(), same)
                .when(isSimilarCompound(), col("b_compound_key_bits").plus(ONE_CHARACTER_OFF))
                .when(isMistypedRoad(), col("b_road_place_bits").plus(ONE_CHARACTER_OFF))
                .otherwise(DIFFERS);
    }

    private static Column road() {
        return when(both("road_key").unary_$bang(), lit(0))
                .when(isSameRoadPlace(), col("b_road_place_bits"))
                .when(isMerged(), col("b_road_key_bits").plus(MERGED))
                .when(isSimilarRoad(), col("b_road_place_bits").plus(ONE_CHARACTER_OFF))
                .when(agrees("road_key").and(col("t_road_number").isNull()), col("b_road_key_bits"))
                .otherwise(DIFFERS);
    }

    private static Column building() {
        return when(isMerged(), lit(0))
                .when(
                        col("t_building").isNull(),
                        when(col("b_building").isNull(), col("b_building_bits")).otherwise(0))
                .when(agrees("building"), col("b_building_bits"))
                .otherwise(DIFFERS);
    }

    private static Column subDistrict() {
        Column former = call_function("was_part_of", col("b_sub_district"), col("t_sub_district"));
        return when(former, lit(0))
                .otherwise(
                        either("sub_district", agrees("sub_district"), col("b_sub_district_bits"), DIVISION_DIFFERS));
    }

    private static Column district() {
        Column former = call_function("was_part_of", col("b_sub_district"), col("t_district"));
        return when(former, lit(0)).otherwise(either("district", agrees("district"), lit(0), DISTRICT_DIFFERS));
    }

    private static Column isSameCompound() {
        return agrees("compound_key")
                .or(coalesce(col("t_compound_behind").isin(col("b_compound_key"), col("b_compound")), lit(false)));
    }

    private static Column isSimilarCompound() {
        return isSimilar(col("t_compound_key"), col("b_compound_key"))
                .or(isSimilar(col("t_compound"), col("b_compound")))
                .or(isWithoutKind());
    }

    /** 沙背 for 沙背村. */
    private static Column isWithoutKind() {
        return col("b_compound_key")
                .startsWith(col("t_compound_key"))
                .and(length(col("b_compound_key"))
                        .equalTo(length(col("t_compound_key")).plus(1)));
    }

    private static Column isSameRoadPlace() {
        Column behind = col("t_road_behind").isin(col("b_road_key"), col("b_road"));
        return agrees("road_number").and(agrees("road_key").or(coalesce(behind, lit(false))));
    }

    private static Column isSimilarRoad() {
        return agrees("road_number").and(isSimilar(col("t_road_key"), col("b_road_key")));
    }

    /** A road whose last character is mistyped is read as a compound: 工业东跆129号. */
    private static Column isMistypedRoad() {
        return col("t_road")
                .isNull()
                .and(agrees("road_number"))
                .and(isSimilar(col("t_compound_key"), col("b_road_key")));
    }

    private static Column isSimilar(Column written, Column registered) {
        return length(written)
                .geq(SHORTEST_NAME)
                .and(levenshtein(written, registered).leq(1));
    }

    private static Column isMerged() {
        Column merged = agrees("road_key")
                .and(col("t_road_number").isNull())
                .and(col("t_building").equalTo(concat(col("b_road_number"), coalesce(col("b_building"), lit("")))));
        return coalesce(merged, lit(false));
    }

    private static Column either(String part, Column agrees, Column agreement, double disagreement) {
        return when(both(part).unary_$bang(), lit(0)).when(agrees, agreement).otherwise(disagreement);
    }

    private static Column both(String part) {
        return col("t_" + part).isNotNull().and(col("b_" + part).isNotNull());
    }

    private static Column agrees(String part) {
        return col("t_" + part).equalTo(col("b_" + part));
    }
}
