package org.quanyu.generator.sensor;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Span;
import org.quanyu.generator.sensor.Devices.Health;

/** The truth about sensors: one row per device and run of days with one fault. */
final class DeviceFaults implements Feed {

    private static final int DEVICES_PER_FILE = 20_000;

    private static final List<Column> COLUMNS =
            List.of(Column.text("device"), Column.text("fault"), Column.date("from"), Column.date("to"));

    private final Devices devices;
    private final Span span;

    DeviceFaults(Devices devices, Span span) {
        this.devices = devices;
        this.span = span;
    }

    @Override
    public String department() {
        return Feed.TRUTH;
    }

    @Override
    public String name() {
        return "device_fault";
    }

    @Override
    public Format format() {
        return new Format.Parquet();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Once();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    public int parts() {
        return 1 + devices.count() / DEVICES_PER_FILE;
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
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
