package org.quanyu.generator.event;

import java.util.SplittableRandom;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Places;

/** What people say of themselves and of places. */
final class Said {

    /** Callers who give no name, of all. */
    static final double ANONYMOUS = 0.07;

    /** Phones with a digit wrong, of those given. */
    static final double WRONG_PHONE = 0.008;

    /** Phones shown with four digits masked, of those given. */
    static final double MASKED_PHONE = 0.05;

    private static final String[] NICKNAMES = {"热心市民", "网友", "龙华居民", "匿名用户", "一名业主", "租客", "微信用户"};

    private Said() {}

    /** A name: in full, by surname and title, by a nickname or none. */
    static String name(Person person, SplittableRandom random) {
        double unit = random.nextDouble();
        if (unit < ANONYMOUS) {
            return random.nextBoolean() ? "匿名" : null;
        }
        if (unit < 0.6) {
            return person.name();
        }
        String surname = person.name().substring(0, 1);
        if (unit < 0.9) {
            return surname + (person.woman() ? random.nextInt(9) == 0 ? "小姐" : "女士" : "先生");
        }
        return unit < 0.94
                ? surname + "*".repeat(person.name().length() - 1)
                : NICKNAMES[random.nextInt(NICKNAMES.length)];
    }

    static String phone(Person person, SplittableRandom random) {
        double unit = random.nextDouble();
        String mobile = person.mobile();
        if (unit < 0.05) {
            return null;
        }
        if (unit < 0.05 + MASKED_PHONE) {
            return mobile.substring(0, 3) + "****" + mobile.substring(7);
        }
        if (unit < 0.05 + MASKED_PHONE + WRONG_PHONE) {
            int at = 3 + random.nextInt(8);
            return mobile.substring(0, at) + (char) ('0' + random.nextInt(10)) + mobile.substring(at + 1);
        }
        return unit > 0.985
                ? mobile.substring(0, 3) + "-" + mobile.substring(3, 7) + "-" + mobile.substring(7)
                : mobile;
    }

    /** A place as people say it: seldom in full, often by its site alone. */
    static String address(Places places, int unit, boolean outdoors, SplittableRandom random) {
        int building = places.buildingOf(unit);
        Community community = places.communityOf(building);
        String site = places.site(building).name();
        double how = random.nextDouble();
        if (outdoors) {
            return outdoors(places, building, community, site, how, random);
        }
        if (how < 0.12) {
            return places.address(unit);
        }
        if (how < 0.35) {
            return "龙华区" + community.subDistrict() + "街道" + site + places.within(unit);
        }
        if (how < 0.6) {
            return site + places.within(unit);
        }
        if (how < 0.75) {
            return community.name() + site + places.block(building) + "栋";
        }
        if (how < 0.85) {
            return places.road(building) + places.houseNumber(building) + "号";
        }
        return how < 0.95 ? site : community.subDistrict() + site + "附近";
    }

    private static String outdoors(
            Places places, int building, Community community, String site, double how, SplittableRandom random) {
        String road = places.road(building);
        if (how < 0.3) {
            return community.subDistrict() + "街道" + road + "与"
                    + community.roads().get(random.nextInt(community.roads().size())) + "交汇处";
        }
        if (how < 0.55) {
            return road + places.houseNumber(building) + "号门口";
        }
        if (how < 0.8) {
            return community.name() + "社区" + site + new String[] {"门口", "旁边", "对面", "附近", "后门"}[random.nextInt(5)];
        }
        return how < 0.92 ? site + "附近" : "龙华区" + community.subDistrict() + "街道" + community.name() + "社区" + road;
    }
}
