package org.quanyu.generator;

import java.util.List;
import java.util.stream.Stream;
import org.quanyu.generator.benefit.BenefitFeeds;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;
import org.quanyu.generator.event.EventFeeds;
import org.quanyu.generator.firm.FirmFeeds;
import org.quanyu.generator.meter.MeterFeeds;
import org.quanyu.generator.person.PersonFeeds;
import org.quanyu.generator.place.PlaceFeeds;
import org.quanyu.generator.sensor.SensorFeeds;

/** All that is delivered about a district, and the truth about it. */
public final class Feeds {

    private Feeds() {}

    public static List<Feed> of(District district) {
        return Stream.of(
                        PlaceFeeds.of(district),
                        PersonFeeds.of(district),
                        FirmFeeds.of(district),
                        MeterFeeds.of(district),
                        EventFeeds.of(district),
                        BenefitFeeds.of(district),
                        SensorFeeds.of(district))
                .flatMap(List::stream)
                .toList();
    }
}
