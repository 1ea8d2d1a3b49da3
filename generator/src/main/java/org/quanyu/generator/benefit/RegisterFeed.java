package org.quanyu.generator.benefit;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.quanyu.generator.benefit.Circumstances.Identity;
import org.quanyu.generator.benefit.Gaps.State;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;

/**
 * A register as its department delivers it: first all records that hold, then each month those entered (有效) and those
 * that ended (注销). One row per record: key, name, identity number or credit code, facts, the day it holds from, state.
 */
final class RegisterFeed implements Feed {

    private static final int ROWS_A_PART = 300_000;

    private final Benefits benefits;
    private final Register register;
    private final Records records;
    private final int dayOfMonth;

    RegisterFeed(Benefits benefits, Register register) {
        this.benefits = benefits;
        this.register = register;
        this.records = new Records(benefits, register);
        this.dayOfMonth = 3 + register.index() % 20;
    }

    @Override
    public String department() {
        return register.department();
    }

    @Override
    public String name() {
        return register.name();
    }

    @Override
    public Format format() {
        return register.format();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.FirstThenMonthly(dayOfMonth);
    }

    @Override
    public List<Column> columns(LocalDate day) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("记录编号"));
        columns.add(Column.text(
                switch (register.entity()) {
                    case PERSON -> "姓名";
                    case HOUSEHOLD -> "户主姓名";
                    case FIRM -> "单位名称";
                }));
        columns.add(Column.text(
                switch (register.entity()) {
                    case PERSON -> "公民身份号码";
                    case HOUSEHOLD -> "户主公民身份号码";
                    case FIRM -> "统一社会信用代码";
                }));
        register.facts().forEach(fact -> columns.add(column(fact)));
        columns.add(Column.date(register.dated()));
        columns.add(Column.text("状态"));
        return columns;
    }

    private static Column column(Fact fact) {
        return switch (fact.form()) {
            case NUMBER -> Column.whole(fact.title());
            case FLAG, CHOICE -> Column.text(fact.title());
            case SINCE -> Column.date(fact.title());
        };
    }

    @Override
    public int parts() {
        double things = register.entity() == Entity.FIRM
                ? benefits.district.sizes().firms()
                : benefits.district.sizes().residents() / (register.entity() == Entity.PERSON ? 1.0 : 2.13);
        return (int) Math.max(1, Math.ceil(things * register.share() / ROWS_A_PART));
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        RegisterBook book = benefits.book();
        int last = delivery.end(book.count(register));
        int day = Dates.of(delivery.day());
        int before = before(delivery);
        Subject subject = null;
        for (int record = delivery.begin(book.count(register)); record < last; record++) {
            int begin = book.begin(register, record);
            int end = book.end(register, record);
            if (begin > day || end <= before) {
                continue;
            }
            boolean ends = end > before
                    && end <= day
                    && before > 0
                    && !register.spells().areStatements();
            if (ends || begin > before - 2 * 32 && isEntered(book, record, before, day) && end > day) {
                subject = benefits.circumstances.of(register.entity(), book.entity(register, record), subject);
                row(subject, begin, ends, rows);
            }
        }
    }

    private boolean isEntered(RegisterBook book, int record, int before, int day) {
        int entered = records.entered(book.entity(register, record), book.begin(register, record));
        return entered > before && entered <= day;
    }

    /** The day of the delivery before; the beginning of time for the first. */
    private int before(Delivery delivery) {
        if (delivery.isFirst()) {
            return 0;
        }
        LocalDate before = delivery.day().minusMonths(1);
        return Dates.of(before.isBefore(delivery.first()) ? delivery.first() : before);
    }

    private void row(Subject subject, int begin, boolean ends, RowWriter rows) throws IOException {
        int entity = subject.number();
        if (benefits.gaps.isRowAbsent(register.index(), entity)) {
            return;
        }
        Identity identity = records.identity(subject);
        rows.text(records.key(entity, begin)).text(identity.name()).text(identity.number());
        int[] facts = records.facts(subject, begin);
        for (Fact fact : register.facts()) {
            cell(fact, facts[fact.ordinal()], benefits.gaps.of(register.index(), fact, entity), rows);
        }
        rows.date(Dates.date(begin)).text(ends ? "注销" : "有效").endRow();
    }

    private static void cell(Fact fact, int right, State state, RowWriter rows) throws IOException {
        int value = state == State.WRONG ? Records.wrong(fact, right) : right;
        boolean text = fact.form() == Fact.Form.CHOICE || fact.form() == Fact.Form.FLAG;
        if (state == State.UNKNOWN && text) {
            rows.text("不详");
        } else if (state == State.UNKNOWN || state == State.EMPTY) {
            rows.empty();
        } else {
            switch (fact.form()) {
                case NUMBER -> rows.whole(value);
                case FLAG -> rows.text(value == 0 ? "否" : "是");
                case CHOICE -> rows.text(fact.choices().get(value));
                case SINCE -> date(value, rows);
            }
        }
    }

    private static void date(int value, RowWriter rows) throws IOException {
        if (value == Dates.NEVER) {
            rows.empty();
        } else {
            rows.date(Dates.date(value));
        }
    }
}
