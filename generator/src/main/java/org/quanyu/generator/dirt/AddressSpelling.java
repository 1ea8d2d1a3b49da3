package org.quanyu.generator.dirt;

import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.district.Community.Use;

/**
 * A unit's address as people write it.
 *
 * <p>Each part is left out, abbreviated, out of date or put otherwise at a stated rate, independently of the others, so
 * that few addresses are spelt alike; the place stays the same unless {@link #MISTYPED}.
 */
public final class AddressSpelling {

    /** Addresses without the province. */
    public static final double WITHOUT_PROVINCE = 0.6;

    /** Addresses without the city too, of those without the province. */
    public static final double WITHOUT_CITY = 0.45;

    /** Addresses without the district too, of those without the city. */
    public static final double WITHOUT_DISTRICT = 0.35;

    /** Addresses with the district of before 2017: 宝安区 or 龙华新区. */
    public static final double OLD_DISTRICT = 0.03;

    /** Addresses without the sub-district. */
    public static final double WITHOUT_SUB_DISTRICT = 0.15;

    /** Addresses in 观湖 and 福城 with 观澜, to which both belonged until 2016. */
    public static final double OLD_SUB_DISTRICT = 0.1;

    /** Addresses without the community. */
    public static final double WITHOUT_COMMUNITY = 0.45;

    /** Addresses with the site alone: no road and number. */
    public static final double WITHOUT_ROAD = 0.4;

    /** Addresses with road and number alone: no site. */
    public static final double WITHOUT_SITE = 0.12;

    /** Addresses with a typing error or a wrong character, which may make them those of another place. */
    public static final double MISTYPED = 0.015;

    private static final String[] BLOCKS = {"栋", "栋", "栋", "座", "号楼", "幢", "#"};
    private static final String NUMERALS = "零一二三四五六七八九";

    private AddressSpelling() {}

    public static String of(Address address, SplittableRandom random) {
        StringBuilder spelt = new StringBuilder(64);
        region(address, spelt, random);
        double unit = random.nextDouble();
        if (unit >= WITHOUT_ROAD) {
            spelt.append(address.road()).append(address.houseNumber());
            spelt.append(random.nextInt(20) == 0 ? "" : "号");
        }
        if (unit < 1 - WITHOUT_SITE) {
            spelt.append(address.site());
        }
        block(address, spelt, random);
        if (!address.room().isEmpty()) {
            room(address, spelt, random);
        }
        return random.nextDouble() < MISTYPED ? mistyped(spelt.toString(), random) : spelt.toString();
    }

    private static void region(Address address, StringBuilder spelt, SplittableRandom random) {
        boolean province = random.nextDouble() >= WITHOUT_PROVINCE;
        boolean city = province || random.nextDouble() >= WITHOUT_CITY;
        boolean district = city || random.nextDouble() >= WITHOUT_DISTRICT;
        spelt.append(province ? "广东省" : "").append(city ? "深圳市" : "");
        if (district) {
            boolean old = random.nextDouble() < OLD_DISTRICT;
            spelt.append(old ? random.nextBoolean() ? "宝安区" : "龙华新区" : "龙华区");
        }
        if (random.nextDouble() >= WITHOUT_SUB_DISTRICT) {
            boolean young =
                    address.subDistrict().equals("观湖") || address.subDistrict().equals("福城");
            boolean old = young && random.nextDouble() < OLD_SUB_DISTRICT;
            spelt.append(old ? "观澜" : address.subDistrict());
            spelt.append(random.nextInt(12) == 0 ? "" : random.nextInt(25) == 0 ? "办事处" : "街道");
        }
        if (random.nextDouble() >= WITHOUT_COMMUNITY) {
            spelt.append(address.community()).append(random.nextInt(15) == 0 ? "" : "社区");
        }
    }

    private static void block(Address address, StringBuilder spelt, SplittableRandom random) {
        if (address.block() == 0) {
            return;
        }
        if (address.block() < 10 && random.nextInt(25) == 0) {
            spelt.append(NUMERALS.charAt(address.block()));
        } else {
            spelt.append(address.block());
        }
        spelt.append(BLOCKS[random.nextInt(BLOCKS.length)]);
    }

    private static void room(Address address, StringBuilder spelt, SplittableRandom random) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> spelt.append(address.room()).append(address.use() == Use.ESTATE ? '室' : '房');
            case 3 -> spelt.append(address.room()).append(address.use() == Use.ESTATE ? '房' : '室');
            case 4, 5, 6 -> spelt.append(address.room());
            case 7 -> spelt.append('-').append(address.room());
            case 8 -> spelt.append(address.floor()).append('楼').append(address.door());
            case 9 -> spelt.append(address.floor()).append('层').append(address.room());
            case 10 ->
                spelt.append(address.floor()).append("楼").append(address.room()).append('房');
            default -> spelt.append(address.floor()).append("F-").append(address.door());
        }
    }

    private static String mistyped(String spelt, SplittableRandom random) {
        return Draw.happens(0.5, random)
                ? Misspelling.typing(spelt, random)
                : Draw.happens(0.5, random)
                        ? Misspelling.homophone(spelt, random)
                        : Misspelling.lookAlike(spelt, random);
    }
}
