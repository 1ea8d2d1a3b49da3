package org.quanyu.generator.sensor;

import java.util.List;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.resource.Resources;

/**
 * A kind of sensor.
 *
 * @param minutes between readings
 * @param usual value at the daily mean
 * @param swing of the day, from the mean to the highest
 * @param noise largest deviation of a single reading
 * @param scale decimal places of a reading
 * @param alarm value above which it alarms
 */
record SensorKind(
        String name,
        String measures,
        String unit,
        double share,
        int minutes,
        double usual,
        double swing,
        double noise,
        int scale,
        double alarm) {

    private static final int MINUTES_A_DAY = 1440;

    /** All kinds, as likely as they have devices. */
    static Weighted<SensorKind> all() {
        return Weighted.of(
                Resources.table("district/sensors.tsv").stream()
                        .map(SensorKind::of)
                        .toList(),
                SensorKind::share);
    }

    private static SensorKind of(String[] cells) {
        return new SensorKind(
                cells[0],
                cells[1],
                cells[2],
                Double.parseDouble(cells[3]),
                Integer.parseInt(cells[4]),
                Double.parseDouble(cells[5]),
                Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]),
                Integer.parseInt(cells[8]),
                Double.parseDouble(cells[9]));
    }

    int readingsADay() {
        return MINUTES_A_DAY / minutes;
    }

    /** Mean readings of a device and day over a list of kinds. */
    static double meanReadingsADay(List<SensorKind> kinds) {
        double shares = kinds.stream().mapToDouble(SensorKind::share).sum();
        return kinds.stream()
                        .mapToDouble(kind -> kind.share * kind.readingsADay())
                        .sum()
                / shares;
    }
}
