package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
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
import org.quanyu.generator.dirt.Misspelling;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Industry;
import org.quanyu.generator.firm.Change.Matter;

/** The register of firms: all on the first day, then each one again with the day's change. Key: 主体身份代码. */
final class Registry {

    /** Firms founded before October 2015 whose number was never exchanged for a credit code. */
    static final double WITHOUT_CREDIT_CODE = 0.015;

    static final String NAME = "firm_registry";

    private static final List<Column> COLUMNS = List.of(
            Column.text("主体身份代码"),
            Column.text("统一社会信用代码"),
            Column.text("注册号"),
            Column.text("企业名称"),
            Column.text("企业类型"),
            Column.date("成立日期"),
            Column.text("法定代表人"),
            Column.text("注册资本"),
            Column.text("行业代码"),
            Column.text("经营范围"),
            Column.text("住所"),
            Column.text("登记机关"),
            Column.text("经营状态"),
            Column.date("变更日期"),
            Column.text("变更事项"),
            Column.text("联系电话"),
            Column.time("更新时间"));

    private static final List<String> SCOPE = List.of(
            "国内贸易（不含专营、专卖、专控商品）",
            "货物及技术进出口",
            "信息咨询服务（不含许可类信息咨询服务）",
            "企业管理咨询",
            "日用百货销售",
            "市场营销策划",
            "会议及展览服务",
            "互联网销售（除销售需要许可的商品）",
            "技术服务、技术开发、技术咨询",
            "非居住房地产租赁",
            "广告设计、代理",
            "物业服务评估");

    private final FirmDesk desk;
    private final Accounts keys;
    private final Chance chance;

    private Registry(FirmDesk desk) {
        this.desk = desk;
        this.keys = keys(desk.district());
        this.chance = desk.chance(NAME);
    }

    static FixedFeed feed(FirmDesk desk) {
        Registry registry = new Registry(desk);
        return new FixedFeed(
                Departments.MARKET,
                NAME,
                Format.Csv.gb18030(),
                new Rhythm.Daily(),
                COLUMNS,
                FixedFeed.partsFor(desk.firms()),
                registry::write);
    }

    /** The register's own numbers of firms. */
    static Accounts keys(District district) {
        return Accounts.of("44030901", district.chance());
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int begin = delivery.begin(desk.firms());
        int end = delivery.end(desk.firms());
        if (delivery.isFirst()) {
            for (int number = begin; number < end; number++) {
                if (!desk.district().firms().founded(number).isAfter(delivery.day())) {
                    Firm firm = desk.firm(number);
                    write(firm, lastChange(firm, delivery.day()), delivery.day(), delivery.day(), false, rows);
                }
            }
            return;
        }
        for (RegistrationCalendar.Entry entry : desk.calendar().get().on(delivery.day(), begin, end)) {
            Firm firm = desk.firm(entry.firm());
            Change change = desk.registrations().change(firm, entry.matter());
            boolean isWrong = change.matter() == Matter.FOUNDED
                    && !entry.isCorrection()
                    && desk.calendar().get().isCorrected(firm.number());
            write(firm, change, change.day(), delivery.day(), isWrong, rows);
        }
    }

    private Change lastChange(Firm firm, LocalDate day) {
        Change last = null;
        for (Change change : desk.registrations().changes(firm)) {
            last = change.day().isAfter(day) ? last : change;
        }
        return last;
    }

    /**
     * @param on the day whose state is told
     * @param told the day on which it is told
     */
    private void write(Firm firm, Change change, LocalDate on, LocalDate told, boolean isWrong, RowWriter rows)
            throws IOException {
        Registrations registrations = desk.registrations();
        int number = firm.number();
        int unit = registrations.unit(firm, on);
        boolean isChange = change.matter() != Matter.FOUNDED;
        String name = registrations.name(firm, on);
        rows.text(keys.of(number))
                .text(hasNoCode(firm) ? null : firm.creditCode())
                .text(firm.formerRegistration())
                .text(isWrong ? Misspelling.homophone(name, chance.of(number, 1)) : name)
                .text(type(firm))
                .date(firm.founded())
                .text(desk.district()
                        .people()
                        .person(registrations.representative(firm, on))
                        .name())
                .text(Capital.spelt(registrations.capital(firm, on), chance.of(number, 2)))
                .text(firm.industry().code())
                .text(scope(firm.industry(), chance.of(number, 3)))
                .text(desk.address(unit, chance, number))
                .text(office(unit))
                .text(status(change.matter()));
        if (isChange) {
            rows.date(change.day()).text(change.matter().title());
        } else {
            rows.empty().empty();
        }
        rows.text(desk.phones().phone(firm))
                .time(FirmDesk.nightBefore(
                        told, chance.bits(number, change.matter().ordinal())))
                .endRow();
    }

    private boolean hasNoCode(Firm firm) {
        return firm.formerRegistration() != null && chance.unit(firm.number(), 4) < WITHOUT_CREDIT_CODE;
    }

    private static String type(Firm firm) {
        return switch (firm.kind()) {
            case COMPANY -> firm.name().endsWith("股份有限公司") ? "股份有限公司" : "有限责任公司";
            case BRANCH, INDIVIDUAL -> firm.kind().title();
        };
    }

    private static String scope(Industry industry, SplittableRandom random) {
        String own = Draw.one(industry.words(), random) + "相关的" + industry.name();
        return "一般经营项目是：" + own + "；" + Draw.one(SCOPE, random) + "；" + Draw.one(SCOPE, random)
                + (random.nextInt(3) == 0 ? "。许可经营项目是：" + industry.name() + "（凭许可证经营）" : "") + "。";
    }

    private String office(int unit) {
        return "深圳市市场监督管理局龙华监管局"
                + desk.district()
                        .places()
                        .communityOf(desk.district().places().buildingOf(unit))
                        .subDistrict()
                + "监管所";
    }

    private static String status(Matter last) {
        return switch (last) {
            case RELOCATED -> "迁出";
            case CLOSED -> "注销";
            case REVOKED -> "吊销，未注销";
            default -> "存续（在营、开业、在册）";
        };
    }
}
