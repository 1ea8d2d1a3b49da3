package org.quanyu.generator.event;

import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.text.Channel;
import org.quanyu.generator.text.Family;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.Scene;

/** Puts together what a text about an event may speak of. */
final class Scenes {

    private final World world;
    private final int wageItem;

    Scenes(World world) {
        this.world = world;
        int found = 0;
        while (!world.items.item(found).category().equals("拖欠工资")) {
            found++;
        }
        wageItem = found;
    }

    /** The first item about wages owed. */
    int wageItem() {
        return wageItem;
    }

    /**
     * @param party as the writer says it, or null
     * @param plate of a vehicle, or null
     */
    Scene scene(
            Matter matter, String party, String plate, LocalDateTime time, Channel channel, SplittableRandom random) {
        Places places = world.places;
        int building = places.buildingOf(matter.unit());
        Community community = places.communityOf(building);
        Item item = world.items.item(matter.item());
        return new Scene(
                item,
                community.subDistrict() + "街道",
                community.name() + "社区",
                places.road(building) + places.houseNumber(building) + "号",
                places.site(building).name(),
                party,
                plate,
                time,
                random.nextInt(3) == 0 ? random.nextInt(5) : 0,
                channel);
    }

    /** Whether an item is about streets and public places rather than homes and rooms. */
    static boolean isOutdoors(Item item) {
        return item.family() == Family.CITY_SERVICES || item.family() == Family.MAJOR_EVENTS;
    }

    /** The party as people say it; null for none. */
    String party(Matter matter, SplittableRandom random) {
        return matter.firm() < 0 ? null : FirmNames.said(world.district.firms().firm(matter.firm()), random);
    }

    /** A plate for items about trucks; null for others. */
    String plate(Matter matter, SplittableRandom random) {
        String category = world.items.item(matter.item()).category();
        return category.equals("泥头车") && random.nextInt(5) < 2
                ? world.fleet.plate((int) Math.floorMod(matter.id(), world.fleet.vehicles()))
                : null;
    }
}
