package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.event.CourtCases.CourtCase;
import org.quanyu.generator.text.CaseTexts;
import org.quanyu.generator.text.Channel;
import org.quanyu.generator.text.Scene;

/** Civil cases: one row in the month they are filed and again in a later one they are closed in. */
final class CourtCaseFeed {

    private static final List<String> RESULTS = List.of("判决", "判决", "调解", "撤诉", "驳回起诉");

    private static final List<Column> COLUMNS = List.of(
            Column.text("案号"),
            Column.text("案由"),
            Column.text("原告"),
            Column.text("被告"),
            Column.text("被告统一社会信用代码"),
            Column.decimal("标的金额", 2),
            Column.text("案情摘要"),
            Column.date("立案日期"),
            Column.text("案件状态"),
            Column.date("结案日期"),
            Column.text("结案方式"));

    private final CourtCases cases;
    private final World world;
    private final Scenes scenes;

    CourtCaseFeed(CourtCases cases) {
        this.cases = cases;
        this.world = cases.world();
        this.scenes = new Scenes(world);
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.COURT,
                "court_cases",
                new Format.Xlsx("涉企民商事案件立案结案情况表"),
                new Rhythm.Monthly(10),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        YearMonth month = delivery.month();
        YearMonth earliest = YearMonth.from(month.atDay(1).minusDays(CourtCases.LONGEST));
        for (YearMonth filed = earliest; !filed.isAfter(month); filed = filed.plusMonths(1)) {
            for (CourtCase courtCase : cases.of(filed)) {
                boolean isClosed =
                        YearMonth.from(LocalDate.ofEpochDay(courtCase.closed())).equals(month);
                boolean isTold = courtCase.filed() >= world.firstDay();
                if (isTold && (filed.equals(month) || isClosed)) {
                    write(courtCase, isClosed, rows);
                }
            }
        }
    }

    private void write(CourtCase courtCase, boolean isClosed, RowWriter rows) throws IOException {
        SplittableRandom random = cases.words(courtCase);
        Firm firm = world.district.firms().firm(courtCase.firm());
        Person person = world.district.people().person(courtCase.person());
        int item = courtCase.item() < 0 ? scenes.wageItem() : courtCase.item();
        Matter matter = new Matter(0, item, firm.unit(), firm.number(), -1);
        Scene scene = scenes.scene(
                matter, firm.name(), null, Serial.time(courtCase.filed() * WorkTime.DAY), Channel.PHONE, random);
        String cause = courtCase.labour() != null && random.nextInt(10) < 8
                ? "劳动争议"
                : CaseTexts.cause(CaseTexts.Forum.COURT, scene, random);
        rows.text(courtCase.key())
                .text(cause)
                .text(person.name().charAt(0) + (random.nextBoolean() ? "某" : "某某"))
                .text(firm.name())
                .text(random.nextInt(4) == 0 ? null : firm.creditCode())
                .decimal((long) Draw.logNormal(28_000, 1.3, random) * 100)
                .text(CaseTexts.summary(CaseTexts.Forum.COURT, cause, scene, random))
                .date(LocalDate.ofEpochDay(courtCase.filed()))
                .text(isClosed ? "已结案" : "审理中");
        if (isClosed) {
            rows.date(LocalDate.ofEpochDay(courtCase.closed())).text(Draw.one(RESULTS, random));
        } else {
            rows.empty().empty();
        }
        rows.endRow();
    }
}
