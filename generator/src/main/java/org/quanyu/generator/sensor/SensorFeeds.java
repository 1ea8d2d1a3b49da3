package org.quanyu.generator.sensor;

import java.util.List;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;

/** What is delivered about sensors, and the truth about them. */
public final class SensorFeeds {

    private SensorFeeds() {}

    public static List<Feed> of(District district) {
        Devices devices = new Devices(district);
        return List.of(
                DeviceRegister.feed(devices, district.places()),
                Readings.feed(devices),
                DeviceFaults.feed(devices, district.span()));
    }
}
