package org.quanyu.generator.meter;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Places;

/** In whose name the meter of a home is: of an owner, who has a whole building in an urban village, or who lives there. */
final class Holders {

    /** Meters of estates that are in the name of whoever lives there. */
    static final double RESIDENT = 0.3;

    /** Names with errors, relative to {@link PersonDirt}. */
    static final double CARELESSNESS = 0.4;

    private static final double LOOKED_AT = 0.05;
    private static final int OWNERS = 8_192;
    private static final PersonDirt DIRT = new PersonDirt(CARELESSNESS / LOOKED_AT);

    private final District district;
    private final Places places;
    private final Homes homes;
    private final Chance chance;
    private final AtomicReferenceArray<String> owners;

    Holders(District district, Homes homes) {
        this.district = district;
        this.places = district.places();
        this.homes = homes;
        this.chance = district.chance().about("holder of a meter");
        this.owners =
                new AtomicReferenceArray<>(Math.min(OWNERS, district.people().count()));
    }

    /**
     * @param day since 1970-01-01
     */
    String ofHome(int home, int building, long day) {
        if (places.use(building) == Use.VILLAGE) {
            return ofBuilding(building);
        }
        int household = chance.unit(home, 0) < RESIDENT ? homes.at(home, day) : -1;
        if (household >= 0) {
            Person head = district.people().person(district.people().firstMember(household));
            return chance.unit(household, 1) < LOOKED_AT
                    ? DIRT.name(head.name(), head.woman(), chance.of(household, 2))
                    : head.name();
        }
        return owner(chance.below(owners.length(), home, 3));
    }

    String ofBuilding(int building) {
        return owner(chance.below(owners.length(), -1 - building, 3));
    }

    private String owner(int person) {
        String name = owners.get(person);
        if (name == null) {
            name = district.people().person(person).name();
            owners.set(person, name);
        }
        return name;
    }
}
