package org.quanyu.generator.event;

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
import org.quanyu.generator.event.Inspections.Hazard;
import org.quanyu.generator.event.Inspections.Inspection;
import org.quanyu.generator.text.Channel;
import org.quanyu.generator.text.HazardTexts;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.Scene;

/** Hazards at small premises: one row each on the day it is found and again on a later day when it is put right. */
final class HazardFeed {

    private static final List<Column> COLUMNS = List.of(
            Column.text("隐患编号"),
            Column.text("巡查编号"),
            Column.text("场所编码"),
            Column.text("场所名称"),
            Column.text("网格编码"),
            Column.text("事项编码"),
            Column.text("隐患类别"),
            Column.text("隐患描述"),
            Column.text("隐患等级"),
            Column.time("发现时间"),
            Column.date("整改期限"),
            Column.text("整改状态"),
            Column.date("整改日期"),
            Column.text("整改情况"),
            Column.date("更新日期"));

    private final Inspections inspections;
    private final Signs signs;
    private final Scenes scenes;

    HazardFeed(Inspections inspections, Signs signs) {
        this.inspections = inspections;
        this.signs = signs;
        this.scenes = new Scenes(inspections.world());
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.GRID,
                "grid_hazards",
                Format.Csv.utf8().gzipped(),
                new Rhythm.Daily(),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long today = delivery.day().toEpochDay();
        long first = inspections.world().firstDay();
        for (long day = Math.max(first, today - Inspections.LOOKING_BACK); day < today; day++) {
            for (Inspections.Found found : inspections.rectifiedAfter(day, (int) (today - day))) {
                write(found.inspection(), found.hazard(), today, rows);
            }
        }
        for (Inspection inspection : inspections.on(today)) {
            for (Hazard hazard : inspection.hazards()) {
                write(inspection, hazard, today, rows);
            }
        }
    }

    private void write(Inspection inspection, Hazard hazard, long today, RowWriter rows) throws IOException {
        Signs.Sign sign = signs.of(inspection.premise());
        Item item = inspections.world().items.item(hazard.matter().item());
        SplittableRandom random = inspections.words(hazard.key());
        LocalDateTime time = Serial.time(inspections.time(inspection.day(), inspection.number()));
        Scene scene = scenes.scene(hazard.matter(), sign.name(), null, time, Channel.PHONE, random);
        boolean isRectified = hazard.rectified() <= today;
        rows.text(hazard.code())
                .text(inspection.key())
                .text(sign.code())
                .text(sign.name())
                .text(sign.grid())
                .text(item.code())
                .text(item.category())
                .text(HazardTexts.found(scene, random))
                .text(hazard.key() % 17 == 0 ? "较大隐患" : "一般隐患")
                .time(time)
                .date(LocalDate.ofEpochDay(inspection.day() + item.workingDays() + 4))
                .text(isRectified ? "已整改" : "整改中");
        if (isRectified) {
            rows.date(LocalDate.ofEpochDay(hazard.rectified())).text(HazardTexts.measure(scene, random));
        } else {
            rows.empty().empty();
        }
        rows.date(LocalDate.ofEpochDay(today)).endRow();
    }
}
