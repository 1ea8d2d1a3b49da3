package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Accounts;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Firm;

/**
 * Licences: those in force at first, then each one that is given, renewed or ends with its firm. Key: 许可证编号, which
 * stays when a licence is renewed.
 */
final class Licences {

    static final String NAME = "firm_licences";

    /** Firms under their old number, of those that had one. */
    static final double OLD_NUMBERS = 0.06;

    /** Branches under the credit code of their headquarters. */
    static final double BRANCHES_UNDER_HEADQUARTERS = 0.15;

    private static final double PER_FIRM = 0.4;

    private static final List<Column> COLUMNS = List.of(
            Column.text("许可证编号"),
            Column.text("许可证名称"),
            Column.text("持证单位"),
            Column.text("统一社会信用代码"),
            Column.text("许可项目"),
            Column.text("经营场所"),
            Column.text("发证机关"),
            Column.date("发证日期"),
            Column.date("有效期至"),
            Column.text("状态"),
            Column.time("更新时间"));

    private final FirmDesk desk;
    private final Chance chance;
    private final FirmSpelling spelling;
    private final Accounts accounts;

    private Licences(FirmDesk desk) {
        this.desk = desk;
        this.chance = desk.chance(NAME);
        this.spelling = FirmSpelling.of(desk.district(), NAME, OLD_NUMBERS, BRANCHES_UNDER_HEADQUARTERS);
        this.accounts = accounts(desk);
    }

    static FixedFeed feed(FirmDesk desk) {
        return new FixedFeed(
                Departments.MARKET,
                NAME,
                new Format.Xlsx("龙华区许可证信息汇总表"),
                new Rhythm.FirstThenMonthly(5),
                COLUMNS,
                FixedFeed.partsFor(desk.firms() * PER_FIRM),
                new Licences(desk)::write);
    }

    private static Accounts accounts(FirmDesk desk) {
        return Accounts.of("", desk.chance(NAME));
    }

    /** The key of a firm's licence; null if it holds none of that kind. */
    static String key(FirmDesk desk, int firm, Licence licence) {
        return holds(desk, desk.chance(NAME), firm, licence)
                ? licence.prefix() + accounts(desk).of(firm)
                : null;
    }

    private static boolean holds(FirmDesk desk, Chance chance, int firm, Licence licence) {
        return chance.unit(firm, licence.ordinal()) < licence.share()
                && licence.isFor(desk.district().firms().industry(firm).code());
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        for (int number = delivery.begin(desk.firms()); number < delivery.end(desk.firms()); number++) {
            for (Licence licence : Licence.values()) {
                if (holds(desk, chance, number, licence)) {
                    write(number, licence, delivery, rows);
                }
            }
        }
    }

    private void write(int number, Licence licence, Delivery delivery, RowWriter rows) throws IOException {
        LocalDate before = desk.before(delivery);
        LocalDate issued = issued(number, licence, delivery.day());
        boolean isHere = desk.registrations().isHere(number, delivery.day());
        if (issued == null) {
            return;
        }
        if (delivery.isFirst()) {
            if (isHere) {
                write(desk.firm(number), licence, issued, "有效", delivery, rows);
            }
        } else if (isHere && issued.isAfter(before)) {
            write(desk.firm(number), licence, issued, "有效", delivery, rows);
        } else if (!isHere && desk.registrations().isHere(number, before)) {
            write(desk.firm(number), licence, issued, "注销", delivery, rows);
        }
    }

    /** The day from which the licence holds that is in force on a day; null before the first. */
    private LocalDate issued(int firm, Licence licence, LocalDate day) {
        LocalDate first = desk.district().firms().founded(firm).plusDays(10 + chance.below(80, firm, 20));
        if (first.isAfter(day)) {
            return null;
        }
        int terms = first.until(day).getYears() / licence.years();
        return first.plusYears((long) terms * licence.years());
    }

    private void write(Firm firm, Licence licence, LocalDate issued, String status, Delivery delivery, RowWriter rows)
            throws IOException {
        rows.text(licence.prefix() + accounts.of(firm.number()))
                .text(licence.title())
                .text(spelling.name(firm, desk.registrations(), issued))
                .text(spelling.code(firm))
                .text(licence.item())
                .text(desk.address(firm.unit(), chance, firm.number()))
                .text(licence.office())
                .date(issued)
                .date(issued.plusYears(licence.years()).minusDays(1))
                .text(status)
                .time(FirmDesk.nightBefore(delivery.day(), chance.bits(firm.number(), 30 + licence.ordinal())))
                .endRow();
    }
}
