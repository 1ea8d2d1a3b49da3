package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.text.Channel;
import org.quanyu.generator.text.DisputeTexts;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.Scene;

/** Disputes and their mediation: one row per dispute in the month it came in and again in a later one it ended in. */
final class DisputeFeed implements Told.Teller {

    /** Disputes that are settled, of those that ended. */
    static final double SETTLED = 0.93;

    private static final int LONGEST = 60;
    private static final long PER_DAY = 1_000_000;

    private static final List<Column> COLUMNS = List.of(
            Column.text("纠纷编号"),
            Column.text("调解组织编码"),
            Column.text("调解组织"),
            Column.text("纠纷类型"),
            Column.text("事项编码"),
            Column.text("申请人"),
            Column.text("申请人电话"),
            Column.text("被申请人"),
            Column.text("纠纷地址"),
            Column.text("所属社区"),
            Column.text("网格编码"),
            Column.date("受理日期"),
            Column.text("纠纷简况"),
            Column.text("调解状态"),
            Column.date("办结日期"),
            Column.text("调解结果"),
            Column.decimal("涉及金额", 2));

    private final World world;
    private final Chance chance;
    private final Tallies tallies;
    private final Matters matters;
    private final Mediators mediators;
    private final Scenes scenes;

    DisputeFeed(World world, Causes causes, Mediators mediators) {
        this.world = world;
        this.chance = world.chance.about("dispute");
        this.tallies = new Tallies(world, causes, Source.DISPUTE, causes.unexplained(Source.DISPUTE));
        this.matters = new Matters(world, Source.DISPUTE);
        this.mediators = mediators;
        this.scenes = new Scenes(world);
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.JUSTICE,
                "mediation_disputes",
                new Format.PostgresCopy("mediation_disputes"),
                new Rhythm.Monthly(5),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long first = delivery.month().atDay(1).toEpochDay();
        long last = delivery.month().atEndOfMonth().toEpochDay();
        for (long day = Math.max(world.firstDay(), first - LONGEST); day <= last; day++) {
            int total = tallies.on(day).total();
            for (int number = 0; number < total; number++) {
                long key = day * PER_DAY + number;
                long ended = ended(key);
                if (day >= first || first <= ended && ended <= last) {
                    write(key, last, rows);
                }
            }
        }
    }

    private long ended(long key) {
        return key / PER_DAY + (long) Math.min(LONGEST, 1 + Draw.exponential(9, chance.of(key, 0)));
    }

    private Cause cause(long key) {
        return tallies.on(key / PER_DAY).cause((int) (key % PER_DAY));
    }

    private Matter matter(long key, Cause cause) {
        return cause == null ? matters.background(key, key / PER_DAY) : matters.ofCause(cause, key);
    }

    private int applicant(long key) {
        return chance.below(world.district.people().residents(), key, 1);
    }

    private void write(long key, long until, RowWriter rows) throws IOException {
        SplittableRandom random = chance.of(key, 2);
        Matter matter = matter(key, cause(key));
        Item item = world.items.item(matter.item());
        int building = world.places.buildingOf(matter.unit());
        Community community = world.places.communityOf(building);
        Mediators.Mediator mediator = mediators.of(community, random.nextDouble());
        Person applicant = world.district.people().person(applicant(key));
        Person other = world.district
                .people()
                .person(chance.below(world.district.people().count(), matter.id(), 3));
        String party = scenes.party(matter, random);
        rows.text(number(key))
                .text(mediator.code())
                .text(mediator.name())
                .text(item.category())
                .text(item.code())
                .text(applicant.name())
                .text(Said.phone(applicant, random))
                .text(party == null ? other.name() : party)
                .text(Said.address(world.places, matter.unit(), false, random))
                .text(community.name() + "社区")
                .text(random.nextInt(3) == 0 ? null : world.grid(building))
                .date(LocalDate.ofEpochDay(key / PER_DAY));
        Scene scene = scenes.scene(
                matter, party, null, Serial.time(key / PER_DAY * WorkTime.DAY + 36_000), Channel.PHONE, random);
        rows.text(DisputeTexts.summary(scene, random));
        outcome(ended(key), until, random, rows);
    }

    private static void outcome(long ended, long until, SplittableRandom random, RowWriter rows) throws IOException {
        boolean isSettled = random.nextDouble() < SETTLED;
        if (ended <= until) {
            rows.text("已办结").date(LocalDate.ofEpochDay(ended)).text(isSettled ? "调解成功" : "调解不成功");
        } else {
            rows.text("调解中").empty().empty();
        }
        if (random.nextInt(3) == 0) {
            rows.empty();
        } else {
            rows.decimal((long) Draw.logNormal(6000, 1.2, random) * 100);
        }
        rows.endRow();
    }

    private static String number(long key) {
        return Serial.of("RT", key / PER_DAY, key % PER_DAY);
    }

    @Override
    public void tell(long day, Told.Listener listener) throws IOException {
        int total = tallies.on(day).total();
        for (int number = 0; number < total; number++) {
            long key = day * PER_DAY + number;
            Cause cause = cause(key);
            Matter matter = matter(key, cause);
            listener.hear(new Told(
                    Source.DISPUTE,
                    number(key),
                    matter.id(),
                    cause,
                    world.items.item(matter.item()).code(),
                    matter.unit(),
                    matter.firm(),
                    applicant(key),
                    day * WorkTime.DAY));
        }
    }
}
