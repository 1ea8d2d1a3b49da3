package org.quanyu.generator.sensor;

import java.io.IOException;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Places;

/** The sensors there are: one row per device. */
final class DeviceRegister {

    private static final List<Column> COLUMNS = List.of(
            Column.text("设备编号"),
            Column.text("设备类型"),
            Column.text("监测指标"),
            Column.text("单位"),
            Column.whole("采集间隔（分钟）"),
            Column.text("告警阈值"),
            Column.text("街道"),
            Column.text("社区"),
            Column.text("网格编码"),
            Column.text("楼栋编码"),
            Column.text("安装地址"));

    private final Devices devices;
    private final Places places;

    private DeviceRegister(Devices devices, Places places) {
        this.devices = devices;
        this.places = places;
    }

    static FixedFeed feed(Devices devices, Places places) {
        return new FixedFeed(
                Departments.EMERGENCY,
                "sensor_devices",
                Format.Csv.gb18030(),
                new Rhythm.Once(),
                COLUMNS,
                1,
                new DeviceRegister(devices, places)::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        for (int device = 0; device < devices.count(); device++) {
            SensorKind kind = devices.kind(device);
            int building = devices.building(device);
            Community community = places.communityOf(building);
            rows.text(devices.code(device))
                    .text(kind.name())
                    .text(kind.measures())
                    .text(kind.unit())
                    .whole(kind.minutes())
                    .text(Double.toString(kind.alarm()))
                    .text(community.subDistrict() + "街道")
                    .text(community.name() + "社区")
                    .text(places.grid(building))
                    .text(places.buildingCode(building))
                    .text(places.siteAddress(building))
                    .endRow();
        }
    }
}
