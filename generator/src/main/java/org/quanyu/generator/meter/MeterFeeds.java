package org.quanyu.generator.meter;

import java.util.List;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;
import org.quanyu.generator.firm.Registrations;

/** Readings of water and electricity meters, and the truth about the meters. */
public final class MeterFeeds {

    private MeterFeeds() {}

    public static List<Feed> of(District district) {
        Homes homes = new Homes(district);
        Registrations registrations = new Registrations(district);
        Readings electricity = new Readings(Utility.ELECTRICITY, district, homes, registrations);
        Readings water = new Readings(Utility.WATER, district, homes, registrations);
        return List.of(
                electricity.feed(), water.feed(), new MeterTruth(district, homes, List.of(electricity, water)).feed());
    }
}
