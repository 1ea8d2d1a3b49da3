package org.quanyu.pipelines.fuse.address;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.clean.LakeFunctions;

/** Registers of a few buildings, each with rooms 101 to 602, two on a floor; some places have the same name. */
final class SmallDistrict {

    private static final String DISTRICT = "广东省深圳市龙华区";

    /** Code, sub-district, community and what follows them. */
    private static final List<String> BUILDINGS = List.of(
            "B1,龙华街道,景龙社区,大浪北路131号宏城府邸12栋",
            "B2,龙华街道,景龙社区,大浪北路131号宏城府邸13栋",
            "B3,福城街道,章阁社区,平安路93号章阁马沥围仔村20栋",
            "B4,观湖街道,鹭湖社区,腾龙路184号大屋村121栋",
            "B5,观湖街道,鹭湖社区,环观中路90号大屋村121栋",
            "B6,民治街道,北站社区,华宁路549号盛城写字楼",
            "B7,龙华街道,富康社区,库坑路189号富康第三工业区3栋",
            "B8,观澜街道,库坑社区,油松路675号梧轩豪庭12栋",
            "B9,民治街道,民强社区,人民北路665号郭吓排村144栋",
            "B10,大浪街道,龙平社区,和平东路429号龙平陂塘村142栋",
            "B11,民治街道,龙塘社区,福龙路155号共和村20栋",
            "B12,大浪街道,龙胜社区,清湖路455号共和村20栋");

    private static SparkSession session;

    private SmallDistrict() {}

    static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[2]")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.sql.session.timeZone", "UTC")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .getOrCreate();
            session.sparkContext().setLogLevel("WARN");
            LakeFunctions.register(session);
        }
        return session;
    }

    static Dataset<Row> texts(String... texts) {
        return session().createDataset(Arrays.asList(texts), Encoders.STRING()).toDF("address");
    }

    /** The buildings above and many that no text means, so that names are as telling as in a district. */
    private static List<String> lines() {
        Stream<String> others = IntStream.range(0, 400).mapToObj(number -> {
            String name = Character.toString(0x5200 + number) + Character.toString(0x6200 + 3 * number) + "花园";
            return "O%d,民治街道,民新社区,梅观路%d号%s%d栋".formatted(number, 1000 + number, name, 1 + number % 40);
        });
        return Stream.concat(BUILDINGS.stream(), others).toList();
    }

    /** building_code, sub_district, community, address, grid_code. */
    static Dataset<Row> buildings() {
        return session()
                .createDataset(lines(), Encoders.STRING())
                .selectExpr("split(value, ',') as cells")
                .selectExpr(
                        "cells[0] as building_code",
                        "cells[1] as sub_district",
                        "cells[2] as community",
                        "concat('" + DISTRICT + "', cells[1], cells[2], cells[3]) as address",
                        "concat('grid of ', cells[0]) as grid_code");
    }

    /** unit_code (building code and room), building_code, room, standard_address and what the building has. */
    static Dataset<Row> units() {
        return buildings()
                .selectExpr("*", "explode(sequence(1, 6)) as floor")
                .selectExpr("*", "explode(sequence(1, 2)) as door")
                .selectExpr("*", "cast(floor * 100 + door as string) as room")
                .selectExpr(
                        "concat(building_code, '-', room) as unit_code",
                        "building_code",
                        "room",
                        "floor",
                        "concat(address, room, '室') as standard_address",
                        "sub_district",
                        "community",
                        "grid_code");
    }
}
