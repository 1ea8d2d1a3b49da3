package org.quanyu.generator.event;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Person;

/** Violations by drivers of dump trucks and other vehicles: one row each, up to three days late. */
final class ViolationFeed implements Told.Teller {

    /** Violations seen by cameras, whose driver is not known yet. */
    static final double WITHOUT_DRIVER = 0.22;

    /** Violations without the firm's credit code. */
    static final double WITHOUT_CREDIT_CODE = 0.25;

    private static final double LATE = 0.06;
    private static final int LATEST = 3;
    private static final long PER_DAY = 1_000_000;

    private static final List<Column> COLUMNS = List.of(
            Column.text("违法编号"),
            Column.time("违法时间"),
            Column.text("违法地点"),
            Column.text("所属街道"),
            Column.text("所属社区"),
            Column.text("违法行为"),
            Column.text("违法类别"),
            Column.text("号牌号码"),
            Column.text("车辆类型"),
            Column.text("驾驶人"),
            Column.text("驾驶证号"),
            Column.text("所属企业"),
            Column.text("统一社会信用代码"),
            Column.text("采集方式"),
            Column.whole("记分"),
            Column.whole("罚款金额"),
            Column.text("处理状态"));

    private final World world;
    private final Chance chance;
    private final Tallies tallies;

    ViolationFeed(World world, Causes causes) {
        this.world = world;
        this.chance = world.chance.about("violation");
        this.tallies = new Tallies(world, causes, Source.VIOLATION, causes.unexplained(Source.VIOLATION));
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.POLICE,
                "vehicle_violations",
                Format.Csv.gb18030(),
                new Rhythm.Daily(),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long today = delivery.day().toEpochDay();
        for (long day = Math.max(world.firstDay(), today - LATEST); day <= today; day++) {
            int total = tallies.on(day).total();
            long[] inOrder = new long[total];
            for (int number = 0; number < total; number++) {
                inOrder[number] = time(day * PER_DAY + number) * PER_DAY + number;
            }
            Arrays.sort(inOrder);
            for (long place : inOrder) {
                long key = day * PER_DAY + place % PER_DAY;
                if (day + lateness(key) == today) {
                    write(key, rows);
                }
            }
        }
    }

    private int lateness(long key) {
        double unit = chance.unit(key, 0);
        return unit >= LATE ? 0 : 1 + (int) (unit / LATE * LATEST);
    }

    private long time(long key) {
        return key / PER_DAY * WorkTime.DAY + Hours.ROAD.second(chance.unit(key, 1));
    }

    private Cause cause(long key) {
        return tallies.on(key / PER_DAY).cause((int) (key % PER_DAY));
    }

    private int driver(long key, Cause cause) {
        int first = cause == null ? 0 : cause.scope().firstDriver();
        int end = cause == null ? world.fleet.vehicles() : cause.scope().endDriver();
        int driver = first + chance.below(end - first, key, 2);
        boolean isIndustry = cause != null && cause.level() == Level.INDUSTRY;
        for (int next = 0; isIndustry && !isOf(driver, cause.value()); next++) {
            driver = first + chance.below(end - first, key, 1000 + next);
        }
        return driver;
    }

    private boolean isOf(int driver, String industry) {
        return world.fleet.industry(world.fleet.companyOf(driver)).equals(industry);
    }

    private int act(long key, Cause cause) {
        return cause == null || cause.scope().act() < 0
                ? Violations.draw(chance.unit(key, 3))
                : cause.scope().act();
    }

    private void write(long key, RowWriter rows) throws IOException {
        SplittableRandom random = chance.of(key, 4);
        Cause cause = cause(key);
        int driver = driver(key, cause);
        int vehicle = world.fleet.vehicle(driver, random.nextDouble());
        Violations.Act act = Violations.act(act(key, cause));
        Firm firm = world.district.firms().firm(world.fleet.firm(world.fleet.companyOf(driver)));
        Person person = world.district.people().person(world.fleet.person(driver));
        boolean isKnown = random.nextDouble() >= WITHOUT_DRIVER;
        int unit = unit(key);
        Community community = world.places.communityOf(world.places.buildingOf(unit));
        rows.text(number(key))
                .time(Serial.time(time(key)))
                .text(Said.address(world.places, unit, true, random))
                .text(community.subDistrict() + "街道")
                .text(community.name() + "社区")
                .text(act.name())
                .text(act.category())
                .text(world.fleet.plate(vehicle))
                .text(vehicle % 3 == 0 ? "重型自卸货车" : vehicle % 3 == 1 ? "泥头车" : "重型半挂牵引车")
                .text(isKnown ? person.name() : null)
                .text(isKnown ? person.identityNumber() : null)
                .text(random.nextInt(12) == 0 ? FirmNames.said(firm, random) : firm.name())
                .text(random.nextDouble() < WITHOUT_CREDIT_CODE ? null : firm.creditCode())
                .text(isKnown ? "现场查处" : "电子监控")
                .whole(act.points())
                .whole(act.fine())
                .text(isKnown ? "已处理" : "未处理")
                .endRow();
    }

    private int unit(long key) {
        return chance.below(world.places.units(), key, 5);
    }

    private static String number(long key) {
        return Serial.of("WF", key / PER_DAY, key % PER_DAY);
    }

    @Override
    public void tell(long day, Told.Listener listener) throws IOException {
        int total = tallies.on(day).total();
        for (int number = 0; number < total; number++) {
            long key = day * PER_DAY + number;
            Cause cause = cause(key);
            int driver = driver(key, cause);
            int act = act(key, cause);
            listener.hear(new Told(
                    Source.VIOLATION,
                    number(key),
                    Matter.violation(driver, act),
                    cause,
                    Violations.act(act).name(),
                    unit(key),
                    world.fleet.firm(world.fleet.companyOf(driver)),
                    world.fleet.person(driver),
                    time(key)));
        }
    }
}
