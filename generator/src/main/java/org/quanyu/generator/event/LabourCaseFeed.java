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
import org.quanyu.generator.event.LabourCases.LabourCase;
import org.quanyu.generator.text.CaseTexts;
import org.quanyu.generator.text.Channel;
import org.quanyu.generator.text.Scene;

/** Labour-arbitration cases: one row in the month they are filed and again in a later one they are closed in. */
final class LabourCaseFeed {

    private static final List<String> RESULTS = List.of("调解", "调解", "裁决支持", "裁决部分支持", "裁决驳回", "撤诉");

    private static final List<Column> COLUMNS = List.of(
            Column.text("案号"),
            Column.text("申请人"),
            Column.text("申请人身份证号"),
            Column.text("被申请人"),
            Column.text("被申请人统一社会信用代码"),
            Column.text("案由"),
            Column.text("案情摘要"),
            Column.decimal("争议金额", 2),
            Column.date("立案日期"),
            Column.text("案件状态"),
            Column.date("结案日期"),
            Column.text("处理结果"));

    private final LabourCases cases;
    private final World world;
    private final Scenes scenes;

    LabourCaseFeed(LabourCases cases) {
        this.cases = cases;
        this.world = cases.world();
        this.scenes = new Scenes(world);
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.LABOUR,
                "labour_arbitration",
                Format.Csv.gb18030(),
                new Rhythm.Monthly(8),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        YearMonth month = delivery.month();
        for (YearMonth filed = LabourCases.earliest(month); !filed.isAfter(month); filed = filed.plusMonths(1)) {
            for (LabourCase labourCase : cases.of(filed)) {
                boolean isClosed = YearMonth.from(LocalDate.ofEpochDay(labourCase.closed()))
                        .equals(month);
                boolean isTold = labourCase.filed() >= world.firstDay();
                if (isTold && (filed.equals(month) || isClosed)) {
                    write(labourCase, isClosed, rows);
                }
            }
        }
    }

    private void write(LabourCase labourCase, boolean isClosed, RowWriter rows) throws IOException {
        SplittableRandom random = cases.words(labourCase);
        Firm firm = world.district.firms().firm(labourCase.firm());
        Person person = world.district.people().person(labourCase.person());
        Matter matter = new Matter(0, scenes.wageItem(), firm.unit(), firm.number(), -1);
        Scene scene = scenes.scene(
                matter, firm.name(), null, Serial.time(labourCase.filed() * WorkTime.DAY), Channel.PHONE, random);
        String identity = person.identityNumber();
        boolean isMasked = random.nextInt(10) < 3;
        String cause = labourCase.isAboutWages() && random.nextInt(10) < 8
                ? "追索劳动报酬"
                : CaseTexts.cause(CaseTexts.Forum.LABOUR_ARBITRATION, scene, random);
        rows.text(labourCase.key())
                .text(person.name())
                .text(isMasked ? identity.substring(0, 6) + "********" + identity.substring(14) : identity)
                .text(random.nextInt(10) == 0 ? FirmNames.said(firm, random) : firm.name())
                .text(random.nextInt(5) == 0 ? null : firm.creditCode())
                .text(cause)
                .text(CaseTexts.summary(CaseTexts.Forum.LABOUR_ARBITRATION, cause, scene, random))
                .decimal((long) (firm.industry().wage() * (0.5 + 4 * random.nextDouble())) * 100)
                .date(LocalDate.ofEpochDay(labourCase.filed()))
                .text(isClosed ? "已结案" : "审理中");
        if (isClosed) {
            rows.date(LocalDate.ofEpochDay(labourCase.closed())).text(Draw.one(RESULTS, random));
        } else {
            rows.empty().empty();
        }
        rows.endRow();
    }
}
