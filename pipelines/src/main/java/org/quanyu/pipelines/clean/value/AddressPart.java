package org.quanyu.pipelines.clean.value;

/** The parts of an address, in the order in which its canonical text gives them. */
enum AddressPart {
    PROVINCE,
    CITY,
    DISTRICT,

    /** X街道, X镇, X乡. */
    SUB_DISTRICT,

    /** X社区, X村 of a committee. */
    COMMUNITY,
    ROAD,

    /** The number on the road, or of the lane (弄) that leaves it. */
    ROAD_NUMBER,

    /** The named place with buildings: 小区, 花园, 新村, 大厦, 工业园, 城中村; in texts about shops the shop. */
    COMPOUND,
    BUILDING,
    UNIT,
    FLOOR,
    ROOM,

    /** Names that follow a building or a room. */
    REST
}
