package org.quanyu.generator.person;

import java.util.List;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;

/** What departments deliver about people, and the truth about them. */
public final class PersonFeeds {

    private PersonFeeds() {}

    public static List<Feed> of(District district) {
        IdentityRegister identity = new IdentityRegister(district);
        PeopleBuilding peopleBuilding = new PeopleBuilding(district);
        HealthFiles health = new HealthFiles(district);
        SpecialGroups special = new SpecialGroups(district);
        HouseholdRegister households = new HouseholdRegister(district);
        RentalRegistrations rentals = new RentalRegistrations(district);
        List<PersonRecords> records = List.of(identity, peopleBuilding, health, special, households, rentals);
        return List.of(
                identity,
                peopleBuilding,
                health,
                special,
                households,
                rentals,
                PersonTruth.feed(district),
                HouseholdTruth.feed(district),
                PersonRecordTruth.feed(district, records));
    }
}
