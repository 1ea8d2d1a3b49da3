package org.quanyu.generator.sensor;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Span;
import org.quanyu.generator.sensor.Devices.Health;

/** The truth about sensors: one row per device and run of days with one fault. */
final class DeviceFaults {

    private static final int DEVICES_PER_FILE = 20_000;

    private static final List<Column> COLUMNS =
            List.of(Column.text("device"), Column.text("fault"), Column.date("from"), Column.date("to"));

    private final Devices devices;
    private final Span span;

    private DeviceFaults(Devices devices, Span span) {
        this.devices = devices;
        this.span = span;
    }

    static FixedFeed feed(Devices devices, Span span) {
        int parts = 1 + devices.count() / DEVICES_PER_FILE;
        return FixedFeed.truth("device_fault", COLUMNS, parts, new DeviceFaults(devices, span)::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        for (int device = delivery.begin(devices.count()); device < delivery.end(devices.count()); device++) {
            LocalDate begun = span.from();
            for (LocalDate day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
                Health health = devices.health(device, day.toEpochDay());
                boolean ends = day.equals(span.to()) || devices.health(device, day.toEpochDay() + 1) != health;
                if (ends && health != Health.GOOD) {
                    rows.text(devices.code(device))
                            .text(health.name())
                            .date(begun)
                            .date(day)
                            .endRow();
                }
                begun = ends ? day.plusDays(1) : begun;
            }
        }
    }
}
