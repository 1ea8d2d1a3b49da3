package org.quanyu.generator.event;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.event.Inspections.Inspection;

/** Inspections of small premises: one row each. */
final class InspectionFeed {

    private static final List<Column> COLUMNS = List.of(
            Column.text("巡查编号"),
            Column.text("场所编码"),
            Column.text("场所名称"),
            Column.text("场所类型"),
            Column.text("统一社会信用代码"),
            Column.text("场所地址"),
            Column.text("所属街道"),
            Column.text("所属社区"),
            Column.text("网格编码"),
            Column.text("房屋编码"),
            Column.text("网格员工号"),
            Column.text("巡查类型"),
            Column.time("巡查时间"),
            Column.text("巡查结果"),
            Column.whole("隐患数"));

    private final Inspections inspections;
    private final Signs signs;

    InspectionFeed(Inspections inspections, Signs signs) {
        this.inspections = inspections;
        this.signs = signs;
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.GRID,
                "grid_inspections",
                Format.Csv.utf8().gzipped(),
                new Rhythm.Daily(),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long day = delivery.day().toEpochDay();
        List<Inspection> all = inspections.on(day);
        all.sort(Comparator.comparingLong(inspection -> inspections.time(day, inspection.number())));
        for (Inspection inspection : all) {
            Signs.Sign sign = signs.of(inspection.premise());
            rows.text(inspection.key())
                    .text(sign.code())
                    .text(sign.name())
                    .text(sign.kind())
                    .text(sign.creditCode())
                    .text(sign.address())
                    .text(sign.subDistrict())
                    .text(sign.community())
                    .text(sign.grid())
                    .text(sign.unit())
                    .text("WG" + sign.grid().substring(6))
                    .text(inspection.isSpecial() ? "专项检查" : "日常巡查")
                    .time(Serial.time(inspections.time(day, inspection.number())))
                    .text(inspection.hazards().isEmpty() ? "未发现隐患" : "发现隐患")
                    .whole(inspection.hazards().size())
                    .endRow();
        }
    }
}
