package org.quanyu.generator.event;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community;

/** Calls to the police by kind of incident, without names: one row each, on their day. */
final class AlarmFeed {

    /** Calls in a year in the whole district. */
    static final double ALARMS = 400_000;

    private record Kind(String name, String detail, double weight) {}

    private static final Weighted<Kind> KINDS = Weighted.of(
            List.of(
                    new Kind("刑事类警情", "盗窃", 5),
                    new Kind("刑事类警情", "电信网络诈骗", 8),
                    new Kind("刑事类警情", "抢劫抢夺", 0.1),
                    new Kind("刑事类警情", "故意伤害", 0.6),
                    new Kind("治安类警情", "殴打他人", 5),
                    new Kind("治安类警情", "盗窃电动自行车", 4),
                    new Kind("治安类警情", "赌博", 2),
                    new Kind("治安类警情", "扰乱秩序", 3),
                    new Kind("交通类警情", "机动车事故", 14),
                    new Kind("交通类警情", "非机动车事故", 8),
                    new Kind("纠纷类警情", "邻里纠纷", 5),
                    new Kind("纠纷类警情", "劳资纠纷", 5),
                    new Kind("纠纷类警情", "家庭纠纷", 6),
                    new Kind("纠纷类警情", "消费纠纷", 5),
                    new Kind("噪声扰民", "生活噪声", 9),
                    new Kind("群众求助", "走失求助", 3),
                    new Kind("群众求助", "其他求助", 12),
                    new Kind("火灾警情", "火情", 0.6)),
            Kind::weight);

    private static final List<Column> COLUMNS = List.of(
            Column.text("警情编号"),
            Column.time("报警时间"),
            Column.text("警情大类"),
            Column.text("警情细类"),
            Column.text("所属街道"),
            Column.text("所属社区"),
            Column.text("网格编码"),
            Column.text("处警单位"),
            Column.time("到场时间"),
            Column.text("处置结果"));

    private static final List<String> RESULTS = List.of("现场调解", "现场处置完毕", "受理为行政案件", "移交相关部门", "现场处置完毕", "未见异常");

    private final World world;
    private final Chance chance;

    AlarmFeed(World world) {
        this.world = world;
        this.chance = world.chance.about("alarm");
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.POLICE,
                "police_alarms",
                Format.Csv.utf8().gzipped(),
                new Rhythm.Daily(),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long day = delivery.day().toEpochDay();
        long[] inOrder = new long[Draw.poisson(ALARMS * world.district.scale() / 365.25, chance.of(day))];
        for (int number = 0; number < inOrder.length; number++) {
            inOrder[number] = (long) Hours.EVENING.second(chance.unit(day, number)) << 32 | number;
        }
        Arrays.sort(inOrder);
        for (long alarm : inOrder) {
            write(day, (int) alarm, day * WorkTime.DAY + (alarm >>> 32), rows);
        }
    }

    private void write(long day, int number, long second, RowWriter rows) throws IOException {
        SplittableRandom random = chance.of(day * 1_000_000 + number, 1);
        int building = world.places.buildingOf(random.nextInt(world.places.units()));
        Community community = world.places.communityOf(building);
        Kind kind = KINDS.at(random.nextDouble());
        rows.text(Serial.of("JQ", day, number))
                .time(Serial.time(second))
                .text(kind.name())
                .text(kind.detail())
                .text(community.subDistrict() + "街道")
                .text(community.name() + "社区")
                .text(world.grid(building))
                .text(community.subDistrict() + "派出所")
                .time(Serial.time(second + 120 + random.nextInt(1500)))
                .text(Draw.one(RESULTS, random))
                .endRow();
    }
}
