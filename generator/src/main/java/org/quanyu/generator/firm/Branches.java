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
import org.quanyu.generator.district.Firm.Kind;
import org.quanyu.generator.firm.Change.Matter;

/** Branches with the firms they belong to: all at first, then new ones and those that ended. Key: 分支机构编号. */
final class Branches {

    static final String NAME = "firm_branches";

    private static final double SHARE = 0.06;

    private static final List<Column> COLUMNS = List.of(
            Column.text("分支机构编号"),
            Column.text("分支机构名称"),
            Column.text("分支机构统一社会信用代码"),
            Column.text("隶属企业名称"),
            Column.text("隶属企业统一社会信用代码"),
            Column.text("负责人"),
            Column.text("营业场所"),
            Column.date("成立日期"),
            Column.text("状态"),
            Column.time("更新时间"));

    private final FirmDesk desk;
    private final Accounts keys;
    private final Chance chance;

    private Branches(FirmDesk desk) {
        this.desk = desk;
        this.keys = keys(desk);
        this.chance = desk.chance(NAME);
    }

    static FixedFeed feed(FirmDesk desk) {
        return new FixedFeed(
                Departments.MARKET,
                NAME,
                Format.Csv.gb18030(),
                new Rhythm.FirstThenMonthly(3),
                COLUMNS,
                FixedFeed.partsFor(desk.firms() * SHARE),
                new Branches(desk)::write);
    }

    static Accounts keys(FirmDesk desk) {
        return Accounts.of("FZ", desk.district().chance());
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        LocalDate before = desk.before(delivery);
        for (int number = delivery.begin(desk.firms()); number < delivery.end(desk.firms()); number++) {
            if (desk.district().firms().kind(number) != Kind.BRANCH) {
                continue;
            }
            boolean isGone = !desk.registrations().isHere(number, delivery.day());
            boolean wasHere = desk.registrations().isHere(number, before);
            boolean isTold = delivery.isFirst() ? !isGone : isGone == wasHere;
            if (isTold) {
                write(desk.firm(number), isGone, delivery, rows);
            }
        }
    }

    private void write(Firm firm, boolean isGone, Delivery delivery, RowWriter rows) throws IOException {
        Firm headquarters = desk.firm(firm.headquarters());
        Matter ending = isGone ? desk.registrations().ending(firm.number()) : null;
        rows.text(keys.of(firm.number()))
                .text(firm.name())
                .text(firm.creditCode())
                .text(desk.registrations().name(headquarters, delivery.day()))
                .text(headquarters.creditCode())
                .text(desk.district().people().person(firm.representative()).name())
                .text(desk.address(firm.unit(), chance, firm.number()))
                .date(firm.founded())
                .text(ending == null ? "存续" : ending == Matter.RELOCATED ? "迁出" : "注销")
                .time(FirmDesk.nightBefore(delivery.day(), chance.bits(firm.number(), 1)))
                .endRow();
    }
}
