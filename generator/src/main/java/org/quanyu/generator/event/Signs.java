package org.quanyu.generator.event;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Places;

/** What is written about small premises again and again. */
final class Signs {

    record Sign(
            String code,
            String name,
            String kind,
            String creditCode,
            String address,
            String subDistrict,
            String community,
            String grid,
            String unit) {}

    private final World world;
    private final AtomicReferenceArray<Sign> known;

    Signs(World world) {
        this.world = world;
        this.known = new AtomicReferenceArray<>(world.premises.count());
    }

    Sign of(int premise) {
        Sign sign = known.get(premise);
        if (sign == null) {
            sign = make(premise);
            known.set(premise, sign);
        }
        return sign;
    }

    private Sign make(int premise) {
        Places places = world.places;
        int unit = world.premises.unit(premise);
        int building = places.buildingOf(unit);
        Community community = places.communityOf(building);
        var firm = world.district.firms().firm(world.premises.firm(premise));
        return new Sign(
                world.premises.code(premise),
                firm.name(),
                world.premises.kind(premise),
                firm.creditCode(),
                places.address(unit),
                community.subDistrict() + "街道",
                community.name() + "社区",
                world.grid(building),
                places.unitCode(unit));
    }
}
