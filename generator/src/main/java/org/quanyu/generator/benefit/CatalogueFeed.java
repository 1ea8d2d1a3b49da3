package org.quanyu.generator.benefit;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;

/** The list of benefits paid without application: those in force on the first day, then each month the new versions. */
final class CatalogueFeed implements Feed {

    private static final List<Column> COLUMNS = List.of(
            Column.text("事项编码"),
            Column.text("事项名称"),
            Column.whole("版本"),
            Column.text("服务对象"),
            Column.text("发放部门"),
            Column.text("发放频次"),
            Column.text("享受条件"),
            Column.date("生效日期"),
            Column.date("失效日期"),
            Column.whole("年度预算（万元）"));

    @Override
    public String department() {
        return "政务服务和数据管理局";
    }

    @Override
    public String name() {
        return "benefit_catalogue";
    }

    @Override
    public Format format() {
        return new Format.Xlsx("免申即享事项清单");
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.FirstThenMonthly(2);
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        LocalDate before = delivery.day().minusMonths(1);
        LocalDate since = before.isBefore(delivery.first()) ? delivery.first() : before;
        for (Policy policy : Policies.all()) {
            boolean isNew = policy.from().isAfter(since);
            if (policy.isValid(delivery.day()) && (delivery.isFirst() || isNew)) {
                row(policy, rows);
            }
        }
    }

    private static void row(Policy policy, RowWriter rows) throws IOException {
        rows.text("MSJX" + (1_001 + policy.index()))
                .text(policy.title())
                .whole(policy.version())
                .text(policy.entity().title())
                .text(policy.department())
                .text(policy.frequency().title())
                .text(policy.clauses().stream().map(Clause::title).collect(Collectors.joining("；")))
                .date(policy.from());
        if (policy.to().getYear() >= 2099) {
            rows.empty();
        } else {
            rows.date(policy.to());
        }
        rows.whole(policy.budget()).endRow();
    }
}
