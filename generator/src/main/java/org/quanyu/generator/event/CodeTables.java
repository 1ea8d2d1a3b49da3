package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Span;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.ItemCatalogue;

/** The calendar and the code tables that feeds about events refer to. */
final class CodeTables {

    /** The day from which the longer catalogue of items is in force. */
    static final LocalDate CATALOGUE_CHANGES = LocalDate.of(2023, 1, 1);

    private static final List<String> DEPARTMENTS = List.of(
            Departments.POLICE,
            Departments.GRID,
            Departments.HOUSING,
            Departments.MARKET,
            Departments.SOCIAL_INSURANCE,
            Departments.LABOUR,
            Departments.TAX,
            Departments.WATER,
            Departments.HEALTH,
            Departments.GOVERNMENT_SERVICE,
            Departments.JUSTICE,
            Departments.CIVIL_AFFAIRS,
            Departments.EMERGENCY);
    private static final List<String> BODIES =
            List.of(Departments.COURT, Departments.INTERNET, Departments.ELECTRICITY);

    private CodeTables() {}

    static List<Feed> of(World world, Mediators mediators) {
        return List.of(
                calendar(world.district.span()), channels(), items(), departments(world.items), mediators(mediators));
    }

    private static FixedFeed table(String name, Format format, List<Column> columns, FixedFeed.Rows rows) {
        return new FixedFeed(Departments.GOVERNMENT_SERVICE, name, format, new Rhythm.Once(), columns, 1, rows);
    }

    /** The days of the years of the span. */
    private static Feed calendar(Span span) {
        List<Column> columns =
                List.of(Column.date("日期"), Column.text("星期"), Column.text("是否工作日"), Column.text("节假日名称"));
        return table("calendar", Format.Csv.utf8(), columns, (delivery, rows) -> {
            LocalDate last = LocalDate.of(span.to().getYear(), 12, 31);
            for (LocalDate day = LocalDate.of(span.from().getYear(), 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
                rows.date(day)
                        .text(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA))
                        .text(Holidays.isWorkday(day) ? "是" : "否")
                        .text(Holidays.name(day))
                        .endRow();
            }
        });
    }

    private static Feed channels() {
        List<Column> columns = List.of(Column.text("渠道代码"), Column.text("渠道名称"), Column.text("是否信箱"));
        return table("request_channels", Format.Csv.gb18030(), columns, (delivery, rows) -> {
            for (Channels.Channel channel : Channels.all()) {
                rows.text(channel.code())
                        .text(channel.name())
                        .text(channel.isMailbox() ? "是" : "否")
                        .endRow();
            }
        });
    }

    /** The catalogue in force: at first and when it changes. */
    private static Feed items() {
        List<Column> columns = List.of(
                Column.text("事项编码"),
                Column.text("事件大类"),
                Column.text("事项类别"),
                Column.text("事项名称"),
                Column.text("责任部门"),
                Column.whole("办理时限（工作日）"));
        return new FixedFeed(
                Departments.GOVERNMENT_SERVICE,
                "item_catalogue",
                new Format.Xlsx("龙华区基层治理事项目录"),
                new Rhythm.FirstThenOn(List.of(CATALOGUE_CHANGES)),
                columns,
                1,
                CodeTables::writeItems);
    }

    private static void writeItems(Delivery delivery, RowWriter rows) throws IOException {
        for (Item item : ItemCatalogue.district().items(delivery.day())) {
            rows.text(item.code())
                    .text(item.family().title())
                    .text(item.category())
                    .text(item.name())
                    .text(item.department())
                    .whole(item.workingDays())
                    .endRow();
        }
    }

    /** The thirteen departments, other bodies, and those that items name besides. */
    private static Feed departments(Items items) {
        List<Column> columns = List.of(Column.text("单位代码"), Column.text("单位名称"), Column.text("单位性质"));
        return table("departments", Format.Csv.gb18030(), columns, (delivery, rows) -> {
            int number = 0;
            for (String name : DEPARTMENTS) {
                rows.text("LH" + (101 + number++)).text(name).text("区直部门").endRow();
            }
            for (String name : BODIES) {
                rows.text("LH" + (101 + number++)).text(name).text("其他单位").endRow();
            }
            for (String name : items.departments()) {
                if (!DEPARTMENTS.contains(name) && !BODIES.contains(name)) {
                    rows.text("LH" + (101 + number++)).text(name).text("承办单位").endRow();
                }
            }
        });
    }

    private static Feed mediators(Mediators mediators) {
        List<Column> columns = List.of(Column.text("调解组织编码"), Column.text("调解组织名称"), Column.text("组织类型"));
        return new FixedFeed(
                Departments.JUSTICE,
                "mediation_organisations",
                Format.Csv.utf8(),
                new Rhythm.Once(),
                columns,
                1,
                (delivery, rows) -> {
                    for (Mediators.Mediator mediator : mediators.all()) {
                        rows.text(mediator.code())
                                .text(mediator.name())
                                .text(mediator.kind())
                                .endRow();
                    }
                });
    }
}
