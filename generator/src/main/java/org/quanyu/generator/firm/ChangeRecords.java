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
import org.quanyu.generator.firm.Change.Matter;

/** The history of registrations: one row per change; those of former years on the first day. Key: 变更编号. */
final class ChangeRecords {

    static final String NAME = "firm_changes";

    private static final List<Column> COLUMNS = List.of(
            Column.text("变更编号"),
            Column.text("主体身份代码"),
            Column.text("统一社会信用代码"),
            Column.text("企业名称"),
            Column.text("变更事项"),
            Column.text("变更前内容"),
            Column.text("变更后内容"),
            Column.date("核准日期"),
            Column.time("更新时间"));

    private final FirmDesk desk;
    private final Accounts keys;
    private final Chance chance;

    private ChangeRecords(FirmDesk desk) {
        this.desk = desk;
        this.keys = Registry.keys(desk.district());
        this.chance = desk.chance(NAME);
    }

    static FixedFeed feed(FirmDesk desk) {
        return new FixedFeed(
                Departments.MARKET,
                NAME,
                new Format.JsonLines(false),
                new Rhythm.Daily(),
                COLUMNS,
                FixedFeed.partsFor(desk.firms() * 0.3),
                new ChangeRecords(desk)::write);
    }

    /** The key of a change: the firm's number and that of the matter. */
    static String key(Accounts keys, Change change) {
        return "BG" + keys.of(change.firm()) + (change.matter().ordinal() + 1);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int begin = delivery.begin(desk.firms());
        int end = delivery.end(desk.firms());
        if (delivery.isFirst()) {
            for (int number = begin; number < end; number++) {
                if (!desk.district().firms().founded(number).isAfter(delivery.day())) {
                    writeFormer(desk.firm(number), delivery.day(), rows);
                }
            }
            return;
        }
        for (RegistrationCalendar.Entry entry : desk.calendar().get().on(delivery.day(), begin, end)) {
            if (entry.matter() != Matter.FOUNDED) {
                Firm firm = desk.firm(entry.firm());
                write(firm, desk.registrations().change(firm, entry.matter()), delivery.day(), rows);
            }
        }
    }

    private void writeFormer(Firm firm, LocalDate first, RowWriter rows) throws IOException {
        for (Change change : desk.registrations().changes(firm)) {
            if (change.matter() != Matter.FOUNDED && !change.day().isAfter(first)) {
                write(firm, change, change.day(), rows);
            }
        }
    }

    private void write(Firm firm, Change change, LocalDate told, RowWriter rows) throws IOException {
        rows.text(key(keys, change))
                .text(keys.of(firm.number()))
                .text(firm.creditCode())
                .text(desk.registrations().name(firm, change.day()))
                .text(change.matter().title())
                .text(change.before())
                .text(change.after())
                .date(change.day())
                .time(FirmDesk.workingTime(
                        told, chance.bits(firm.number(), change.matter().ordinal())))
                .endRow();
    }
}
