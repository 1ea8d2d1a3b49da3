package org.quanyu.generator.sensor;

import java.util.Locale;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.district.District;

/** The sensors of the district; what a device is, and what is wrong with it on a day, follows from its number. */
final class Devices {

    /** Of days of a device: it is cut off and delivers them later. */
    static final double LATE = 0.01;

    /** Of days of a device: it delivers nothing, then or later. */
    static final double SILENT = 0.004;

    /** Of devices and months: it repeats one value for a while. */
    static final double STUCK = 0.004;

    /** Of devices and months: its values drift upwards for a while. */
    static final double DRIFTING = 0.003;

    /** Longest delay of late days. */
    static final int LATEST = 7;

    /** How a device measures on a day. */
    enum Health {
        GOOD,
        STUCK,
        DRIFTING,
        SILENT
    }

    private static final int FAULT_PERIOD = 30;

    /** Steps of it fall evenly on a circle, so that the shares of kinds hold for few devices too. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final Chance chance;
    private final Weighted<SensorKind> kinds = SensorKind.all();
    private final int buildings;
    private final SensorKind[] kindOf;

    Devices(District district) {
        this.chance = district.chance().about("device");
        this.buildings = district.places().buildings();
        double first = chance.unit(0);
        this.kindOf = new SensorKind[district.sizes().devices()];
        for (int device = 0; device < kindOf.length; device++) {
            kindOf[device] = kinds.at((first + device * GOLDEN_RATIO) % 1);
        }
    }

    int count() {
        return kindOf.length;
    }

    SensorKind kind(int device) {
        return kindOf[device];
    }

    double meanReadingsADay() {
        return SensorKind.meanReadingsADay(kinds.all());
    }

    /** Where it is. */
    int building(int device) {
        return chance.below(buildings, device, -1);
    }

    String code(int device) {
        return String.format(Locale.ROOT, "LH%02d%07d", kinds.all().indexOf(kindOf[device]) + 1, device + 1);
    }

    /** Days by which the readings of a day come late: 0 for most. */
    int delay(int device, long day) {
        double unit = chance.unit(device, day);
        return unit < LATE ? 1 + (int) (unit / LATE * LATEST) : 0;
    }

    Health health(int device, long day) {
        double today = chance.unit(device, day);
        if (today > 1 - SILENT) {
            return Health.SILENT;
        }
        double unit = chance.unit(~device, Math.floorDiv(day, FAULT_PERIOD));
        return unit < STUCK ? Health.STUCK : unit < STUCK + DRIFTING ? Health.DRIFTING : Health.GOOD;
    }

    /** Days since a fault began. */
    static int daysInFault(long day) {
        return (int) Math.floorMod(day, FAULT_PERIOD);
    }

    /** Its own offset from the usual of its kind, in units of the noise. */
    double offset(int device) {
        return chance.unit(device, -2) * 2 - 1;
    }

    long seed(int device, long day) {
        return chance.bits(device, day + (1L << 40));
    }
}
