package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Addresses;

/** The parts of an address down to the room, keys of homes and buildings, and how near two addresses are. */
final class AddressFunctions {

    private AddressFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "chinese_address",
                        "The parts of an address in a fixed order with | between them: province, city, district,"
                                + " sub-district, community, road, its number, compound (小区, 大厦, 工业园, 城中村), building, unit,"
                                + " floor, room, other names. All other address functions take a text or this.",
                        AddressFunctions::canonical,
                        example(
                                "chinese_address('深圳市宝安区观澜街道章阁社区平安路９３号章阁马沥围仔村20#三单元2F-01')",
                                "|深圳市|龙华区|福城街道|章阁社区|平安路|93|章阁马沥围仔村|20|3||201|"),
                        example("chinese_address('丁山路1523弄(樟樟新村)25号1单元1702室')", "|||||丁山路|1523|樟樟新村|25|1||1702|"),
                        example("chinese_address('')", null)),
                part(
                        "address_compound",
                        "The named place that has the buildings: 小区, 花园, 新村, 大厦, 工业园, 城中村.",
                        "compound",
                        example("address_compound('浦东新区樟樟新村14幢三单元1604室')", "樟樟新村"),
                        example("address_compound('东方路572号8楼862室')", null)),
                part(
                        "address_road",
                        "The road, street or lane (路, 街, 大道, 巷, 弄).",
                        "road",
                        example("address_road('张江镇祖中路2262号18幢384室')", "祖中路")),
                part(
                        "address_road_number",
                        "The number on the road, or of the lane (弄) that leaves it.",
                        "roadNumber",
                        example("address_road_number('丁明路1050弄3号903室')", "1050")),
                part(
                        "address_building",
                        "The building (栋, 幢, 座, 号楼, #, or a 号 inside a compound or lane).",
                        "building",
                        example("address_building('丁明路1050弄3号903室')", "3"),
                        example("address_building('万达广场A座1201')", "A")),
                part(
                        "address_unit",
                        "The unit or staircase of a building (单元, 梯).",
                        "unit",
                        example("address_unit('春康苑58-3-1103')", "3")),
                part(
                        "address_room",
                        "The room (室, 房, 户, or a bare number behind the building), with the floor before it where it"
                                + " is numbered by floor.",
                        "room",
                        example("address_room('书堂名邸17#13F-02')", "1302"),
                        example("address_room('东方路572号8楼')", null)),
                part(
                        "address_place_key",
                        "compound|building|room, or road and number|building|room where no compound is named: on it two"
                                + " spellings of one home agree. NULL where no room is known.",
                        "placeKey",
                        example("address_place_key('樟樟新村25栋1单元1702')", "樟樟新村|25|1702"),
                        example("address_place_key('丁山路1523弄25号')", null)),
                part(
                        "address_building_key",
                        "The first two parts of address_place_key, also where no room is known.",
                        "buildingKey",
                        example("address_building_key('张江镇祖中路2262号18幢384室')", "祖中路2262|18")),
                LakeFunction.of(
                        "place_name_key",
                        "The name of a compound or road without the bare name of a community or sub-district of Longhua"
                                + " before it, which some leave out and some put in.",
                        value -> call(Addresses.class, "nameKey", DataTypes.StringType, text(value)),
                        example("place_name_key('库坑梧轩豪庭')", "梧轩豪庭"),
                        example("place_name_key('清湖工业园')", "清湖工业园")),
                LakeFunction.of(
                        "place_name_behind",
                        "What is left of a name behind bare names of communities and sub-districts of Longhua, whatever it"
                                + " is; NULL where none stands before it.",
                        value -> call(Addresses.class, "nameBehindDivision", DataTypes.StringType, text(value)),
                        example("place_name_behind('玉翠下老围')", "下老围"),
                        example("place_name_behind('下老围')", null)),
                new LakeFunction(
                        "was_part_of",
                        List.of("sub_district", "parent"),
                        "Whether a sub-district of Longhua was part of that district or sub-district.",
                        List.of(
                                example("was_part_of('福城街道', '观澜街道')", "true"),
                                example("was_part_of('民治街道', '宝安区')", "true"),
                                example("was_part_of('民治街道', '观澜街道')", "false")),
                        columns -> call(
                                Addresses.class,
                                "wasPartOf",
                                DataTypes.BooleanType,
                                text(columns.get(0)),
                                text(columns.get(1)))),
                new LakeFunction(
                        "addresses_alike",
                        List.of("a", "b"),
                        "How near two addresses are: 5 same room, 4 same building and a room unknown, 3 another room of the"
                                + " building, 2 same compound or road and number (or building and room agree where one gives"
                                + " the compound and the other the road), 1 same road or community, 0 apart. NULL where no"
                                + " part that names a place is in both.",
                        List.of(
                                example("addresses_alike('樟樟新村25栋1单元1702', '上海市浦东新区樟樟新村25-1-1702')", "5"),
                                example("addresses_alike('樟樟新村25栋1单元1702', '樟樟新村25号楼')", "4"),
                                example("addresses_alike('樟樟新村25栋1702', '樟樟新村25栋1703')", "3"),
                                example("addresses_alike('樟樟新村25栋1702', '樟樟新村26栋1702')", "2"),
                                example("addresses_alike('建设路5号', '建设路18号')", "1"),
                                example("addresses_alike('建设路5号', '和平路18号')", "0"),
                                example("addresses_alike('建设路5号', '樟樟新村')", null)),
                        columns -> call(
                                Addresses.class,
                                "alike",
                                DataTypes.IntegerType,
                                canonical(columns.get(0)),
                                canonical(columns.get(1)))));
    }

    private static Column canonical(Column value) {
        return call(Addresses.class, "canonical", DataTypes.StringType, text(value));
    }

    /** The canonical text is the common part of all, which Spark computes once. */
    private static LakeFunction part(String name, String description, String method, LakeFunction.Example... examples) {
        return LakeFunction.of(
                name,
                description,
                value -> call(Addresses.class, method, DataTypes.StringType, canonical(value)),
                examples);
    }
}
