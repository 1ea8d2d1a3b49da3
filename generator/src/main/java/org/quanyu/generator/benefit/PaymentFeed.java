package org.quanyu.generator.benefit;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.quanyu.generator.benefit.Circumstances.Identity;
import org.quanyu.generator.benefit.Payments.Reason;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;

/** The benefits one department paid in the month before: one row per payment. */
final class PaymentFeed implements Feed {

    private static final List<Column> COLUMNS = List.of(
            Column.text("支付流水号"),
            Column.text("事项编码"),
            Column.text("事项名称"),
            Column.text("对象类型"),
            Column.text("姓名或名称"),
            Column.text("证件号码"),
            Column.decimal("发放金额", 2),
            Column.text("所属期"),
            Column.date("发放日期"),
            Column.text("发放渠道"),
            Column.text("批次号"));

    private static final int ROWS_A_PART = 300_000;

    /** Payments of all departments in a month at scale 1, about. */
    private static final double A_MONTH = 59_000;

    private final Benefits benefits;
    private final String department;
    private final int place;
    private final Chance chance;

    /**
     * @param place of the department among those that pay
     */
    PaymentFeed(Benefits benefits, String department, int place) {
        this.benefits = benefits;
        this.department = department;
        this.place = place;
        this.chance = benefits.district.chance().about("benefit payment");
    }

    @Override
    public String department() {
        return department;
    }

    @Override
    public String name() {
        return "benefit_payments";
    }

    @Override
    public Format format() {
        return Format.Csv.utf8().gzipped();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Monthly(4 + place);
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    public int parts() {
        return (int) Math.max(1, Math.ceil(benefits.district.sizes().residents() / 3e6 * A_MONTH / ROWS_A_PART));
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        Payments payments = benefits.payments();
        YearMonth month = delivery.month();
        int first = payments.first(month);
        int count = payments.end(month) - first;
        for (int payment = first + delivery.begin(count); payment < first + delivery.end(count); payment++) {
            if (payments.policy(payment).department().equals(department)) {
                row(payments, payment, month, rows);
            }
        }
    }

    private void row(Payments payments, int payment, YearMonth month, RowWriter rows) throws IOException {
        Policy policy = payments.policy(payment);
        Identity identity = benefits.circumstances
                .of(policy.entity(), payments.entity(payment))
                .identity();
        boolean again = payments.reason(payment) == Reason.DUPLICATE;
        int day = 8 + policy.index() % 14 + (again ? 5 : 0);
        double unit = chance.unit(payments.entity(payment), policy.index());
        rows.text(key(payments, payment, month))
                .text("MSJX" + (1_001 + policy.index()))
                .text(policy.title())
                .text(policy.entity().title())
                .text(identity.name())
                .text(identity.number())
                .decimal(payments.yuan(payment) * 100L)
                .text(period(policy, month))
                .date(month.atDay(day))
                .text(channel(policy.entity(), unit))
                .text("PC" + digits(month) + (101 + policy.index()) + (again ? "02" : "01"))
                .endRow();
    }

    /** The month and a number that says nothing of who is paid. */
    static String key(Payments payments, int payment, YearMonth month) {
        return "MS" + digits(month)
                + Integer.toString(10_000_000 + payments.serial(payment)).substring(1);
    }

    private static int digits(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static String period(Policy policy, YearMonth month) {
        return switch (policy.frequency()) {
            case ONCE -> "一次性";
            case MONTHLY -> month.toString();
            case YEARLY -> month.getYear() + "年度";
        };
    }

    private static String channel(Entity entity, double unit) {
        if (entity == Entity.FIRM) {
            return unit < 0.94 ? "对公账户" : "数字人民币";
        }
        return unit < 0.72 ? "社保卡金融账户" : unit < 0.95 ? "银行代发" : "数字人民币";
    }
}
