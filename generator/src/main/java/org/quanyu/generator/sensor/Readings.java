package org.quanyu.generator.sensor;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.sensor.Devices.Health;

/** What the sensors measured: one row per device and time, those of a day that was cut off some days later. */
final class Readings {

    private static final List<Column> COLUMNS = List.of(
            Column.text("设备编号"),
            Column.time("采集时间"),
            Column.text("指标"),
            Column.text("数值"),
            Column.text("状态"),
            Column.whole("电量"));

    /** The course of a day in 96 quarters of an hour, from -1 at night to 1 in the afternoon. */
    private static final double[] COURSE = new double[96];

    static {
        for (int quarter = 0; quarter < COURSE.length; quarter++) {
            COURSE[quarter] = -StrictMath.cos((quarter / 4.0 - 3) * StrictMath.PI / 12);
        }
    }

    private final Devices devices;
    private final String[] codes;

    private Readings(Devices devices) {
        this.devices = devices;
        this.codes = new String[devices.count()];
        for (int device = 0; device < codes.length; device++) {
            codes[device] = devices.code(device);
        }
    }

    static FixedFeed feed(Devices devices) {
        return new FixedFeed(
                Departments.EMERGENCY,
                "sensor_readings",
                Format.Csv.utf8().gzipped(),
                new Rhythm.Daily(),
                COLUMNS,
                FixedFeed.partsFor(devices.count() * devices.meanReadingsADay()),
                new Readings(devices)::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long today = delivery.day().toEpochDay();
        int begin = delivery.begin(devices.count());
        int end = delivery.end(devices.count());
        for (int device = begin; device < end; device++) {
            for (int delay = Devices.LATEST; delay >= 0; delay--) {
                boolean isDelivered = today - delay >= delivery.first().toEpochDay();
                if (isDelivered && devices.delay(device, today - delay) == delay) {
                    writeDay(device, today - delay, rows);
                }
            }
        }
    }

    private void writeDay(int device, long day, RowWriter rows) throws IOException {
        Health health = devices.health(device, day);
        if (health == Health.SILENT) {
            return;
        }
        SensorKind kind = devices.kind(device);
        SplittableRandom random = new SplittableRandom(devices.seed(device, day));
        LocalDateTime midnight = LocalDate.ofEpochDay(day).atStartOfDay();
        double base = kind.usual() + devices.offset(device) * kind.noise();
        double drift = health == Health.DRIFTING ? kind.usual() * 0.03 * Devices.daysInFault(day) : 0;
        int battery = 100 - (int) Math.floorMod(day + device * 37L, 90);
        for (int minute = 0; minute < 1440; minute += kind.minutes()) {
            double noise = (random.nextDouble() + random.nextDouble() - 1) * kind.noise();
            boolean spikes = random.nextInt(20_000) == 0;
            double value = health == Health.STUCK
                    ? base
                    : base + drift + kind.swing() * COURSE[minute / 15] + noise + (spikes ? kind.alarm() : 0);
            rows.text(codes[device])
                    .time(midnight.plusMinutes(minute))
                    .text(kind.measures())
                    .text(reading(Math.max(0, value), kind.scale()))
                    .text(value > kind.alarm() ? "告警" : "正常")
                    .whole(battery)
                    .endRow();
        }
    }

    private static String reading(double value, int scale) {
        return java.math.BigDecimal.valueOf(Math.round(value * POWERS[scale]), scale)
                .toPlainString();
    }

    private static final double[] POWERS = {1, 10, 100, 1000};
}
