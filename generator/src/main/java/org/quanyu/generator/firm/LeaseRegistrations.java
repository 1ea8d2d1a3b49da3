package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Accounts;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Firms;
import org.quanyu.generator.district.Leases;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.district.Span;

/**
 * Leases of firms that were registered: those in force at first, then new ones, renewals and those that end with their
 * firm. Key: 合同编号; a renewal has a new one.
 */
final class LeaseRegistrations {

    static final String NAME = "firm_leases";

    /** Firms that register their leases, of those with rooms of their own. */
    static final double REGISTERED = 0.55;

    /** Firms under their old number, of those that had one. */
    static final double OLD_NUMBERS = 0.06;

    /** Branches under the credit code of their headquarters. */
    static final double BRANCHES_UNDER_HEADQUARTERS = 0.3;

    /** Usual rent in hundredths of a yuan per square metre and month, in parks and in towers. */
    static final int RENT_IN_PARK = 3400;

    static final int RENT_IN_TOWER = 7200;

    private static final List<Column> COLUMNS = List.of(
            Column.text("合同编号"),
            Column.text("出租方"),
            Column.text("承租方"),
            Column.text("承租方证件号码"),
            Column.text("房屋编码"),
            Column.text("房屋坐落"),
            Column.text("房屋用途"),
            Column.decimal("租赁面积", 1),
            Column.decimal("月租金", 2),
            Column.date("起租日期"),
            Column.date("到期日期"),
            Column.date("备案日期"),
            Column.text("备案状态"),
            Column.time("更新时间"));

    private final FirmDesk desk;
    private final Firms firms;
    private final Leases leases;
    private final Places places;
    private final Span span;
    private final Chance chance;
    private final FirmSpelling spelling;
    private final Accounts accounts;

    LeaseRegistrations(FirmDesk desk) {
        this.desk = desk;
        this.firms = desk.district().firms();
        this.leases = desk.district().leases();
        this.places = desk.district().places();
        this.span = desk.district().span();
        this.chance = desk.chance(NAME);
        this.spelling = FirmSpelling.of(desk.district(), NAME, OLD_NUMBERS, BRANCHES_UNDER_HEADQUARTERS);
        this.accounts = Accounts.of("HT", chance);
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.HOUSING,
                NAME,
                Format.Csv.gb18030(),
                new Rhythm.FirstThenMonthly(8),
                COLUMNS,
                FixedFeed.partsFor(desk.firms() * 0.4),
                this::write);
    }

    private boolean registers(int firm) {
        return chance.unit(firm, 0) < REGISTERED && !firms.isMassRegistered(firm) && firms.unit(firm) >= places.homes();
    }

    /** First month of the lease that runs in a month, both as {@link Span} counts. */
    private int start(int firm, int month) {
        int begun = month - (leases.months(firm) - 1 - leases.monthsLeft(firm, month));
        return Math.max(begun, span.index(firms.founded(firm)));
    }

    private LocalDate filed(int firm, int start) {
        YearMonth month = span.month(start);
        LocalDate day = month.atDay(1 + chance.below(25, firm, start));
        LocalDate founded = firms.founded(firm);
        return day.isBefore(founded) ? month.atEndOfMonth() : day;
    }

    /** The keys of a firm's leases that are delivered at some time. */
    List<String> keys(int firm) {
        List<String> keys = new ArrayList<>();
        if (registers(firm)) {
            int last = span.index(span.to());
            int first = Math.max(span.index(span.from()), span.index(firms.founded(firm)));
            for (int month = first; month <= last; month++) {
                int start = start(firm, month);
                LocalDate filed = filed(firm, start);
                boolean isNew = keys.isEmpty() || start == month;
                if (isNew && !filed.isAfter(span.to()) && isTold(firm, filed)) {
                    keys.add(key(firm, start));
                }
            }
        }
        return keys.stream().distinct().toList();
    }

    private boolean isTold(int firm, LocalDate filed) {
        return desk.registrations().isHere(firm, filed.isBefore(span.from()) ? span.from() : filed);
    }

    private String key(int firm, int start) {
        String month = span.month(start).toString();
        return accounts.of(firm) + month.substring(0, 4) + month.substring(5);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        LocalDate day = delivery.day();
        LocalDate before = desk.before(delivery);
        for (int firm = delivery.begin(desk.firms()); firm < delivery.end(desk.firms()); firm++) {
            if (!registers(firm) || firms.founded(firm).isAfter(day)) {
                continue;
            }
            boolean wasHere = desk.registrations().isHere(firm, before);
            int start = start(firm, span.index(day));
            if (delivery.isFirst()) {
                writeIfTold(firm, start, LocalDate.MIN, day, delivery, rows);
            } else {
                int earlier = start(firm, span.index(before));
                writeIfTold(firm, earlier, before, day, delivery, rows);
                if (start != earlier) {
                    writeIfTold(firm, start, before, day, delivery, rows);
                }
                if (wasHere
                        && !desk.registrations().isHere(firm, day)
                        && !filed(firm, earlier).isAfter(before)) {
                    write(desk.firm(firm), earlier, "已终止", delivery, rows);
                }
            }
        }
    }

    private void writeIfTold(int firm, int start, LocalDate before, LocalDate day, Delivery delivery, RowWriter rows)
            throws IOException {
        LocalDate filed = filed(firm, start);
        if (filed.isAfter(before) && !filed.isAfter(day) && isTold(firm, filed)) {
            write(desk.firm(firm), start, "已备案", delivery, rows);
        }
    }

    private void write(Firm firm, int start, String status, Delivery delivery, RowWriter rows) throws IOException {
        int number = firm.number();
        int building = places.buildingOf(firm.unit());
        boolean isPark = places.use(building) == Use.PARK;
        LocalDate filed = filed(number, start);
        int area = area(number, isPark);
        LocalDate from = span.month(start).atDay(1);
        rows.text(key(number, start))
                .text(places.site(building).name() + (isPark ? "股份合作公司" : "物业管理有限公司"))
                .text(spelling.name(firm, desk.registrations(), filed))
                .text(spelling.code(firm))
                .text(places.unitCode(firm.unit()))
                .text(desk.address(firm.unit(), chance, number))
                .text(isPark ? "厂房" : "办公")
                .decimal(area)
                .decimal(rent(number, area, isPark, start))
                .date(from)
                .date(from.plusMonths(leases.monthsLeft(number, start) + 1L).minusDays(1))
                .date(filed)
                .text(status)
                .time(FirmDesk.nightBefore(delivery.day(), chance.bits(number, start)))
                .endRow();
    }

    /** In tenths of a square metre: what people need, and what machines need. */
    private int area(int firm, boolean isPark) {
        double each = isPark ? 28 : 9;
        return (int) (10 * (25 + each * firms.size(firm)) * Draw.logNormal(1, 0.3, chance.of(firm, 2)));
    }

    /** In hundredths of a yuan a month. */
    private long rent(int firm, int area, boolean isPark, int start) {
        double noise = 0.97 + 0.06 * chance.unit(firm, 1000 + start);
        double each = (isPark ? RENT_IN_PARK : RENT_IN_TOWER) * (1 + leases.burden(firm)) * noise;
        return (long) (area * each / 10);
    }
}
