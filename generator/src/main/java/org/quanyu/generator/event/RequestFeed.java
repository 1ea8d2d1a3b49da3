package org.quanyu.generator.event;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.event.Requests.Request;
import org.quanyu.generator.text.HandlingNotes;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.Letter;
import org.quanyu.generator.text.Replies;
import org.quanyu.generator.text.RequestTexts;
import org.quanyu.generator.text.Scene;

/**
 * Citizens' requests: one row per order on each day it changes (accepted, dispatched, closed, reopened), with all that
 * is known of it at the end of that day.
 */
final class RequestFeed {

    /** Rows that come one to three days late, of all. */
    static final double LATE = 0.015;

    static final int LATEST = 3;

    /** Orders without an item, of all. */
    static final double WITHOUT_ITEM = 0.07;

    /** Orders with the code of a grid cell, of all. */
    static final double WITH_GRID = 0.6;

    /** Orders about homes and rooms with the code of the unit, of all. */
    static final double WITH_UNIT = 0.25;

    /** Closed orders with a rating that are satisfied. */
    static final double SATISFIED = 0.9985;

    private static final double RATED = 0.72;

    private static final List<Column> COLUMNS = List.of(
            Column.text("工单编号"),
            Column.text("受理编号"),
            Column.text("来源渠道"),
            Column.text("诉求人"),
            Column.text("联系电话"),
            Column.text("诉求标题"),
            Column.text("诉求内容"),
            Column.text("事项编码"),
            Column.text("事项名称"),
            Column.text("事项类别"),
            Column.text("事件大类"),
            Column.text("事发地址"),
            Column.text("所属街道"),
            Column.text("所属社区"),
            Column.text("网格编码"),
            Column.text("房屋编码"),
            Column.text("被反映对象"),
            Column.text("车牌号码"),
            Column.text("承办单位"),
            Column.time("受理时间"),
            Column.time("办理期限"),
            Column.time("派单时间"),
            Column.time("办理时间"),
            Column.time("结案时间"),
            Column.time("重办时间"),
            Column.text("工单状态"),
            Column.text("办理情况"),
            Column.text("答复内容"),
            Column.text("满意度"),
            Column.text("是否重办"),
            Column.time("更新时间"));

    private final Requests requests;
    private final OrderChanges changes;
    private final World world;
    private final Scenes scenes;

    RequestFeed(Requests requests, OrderChanges changes) {
        this.requests = requests;
        this.changes = changes;
        this.world = requests.world();
        this.scenes = new Scenes(world);
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.GOVERNMENT_SERVICE,
                "citizen_requests",
                new Format.JsonLines(true),
                new Rhythm.Daily(),
                COLUMNS,
                1,
                this::write);
    }

    /** Ordered by the time of change, as the platform exports. */
    private void write(Delivery delivery, RowWriter rows) throws IOException {
        for (OrderChanges.Change change : changes.deliveredOn(delivery.day().toEpochDay(), false)) {
            write(change.request(), change.intake(), change.day(), rows);
        }
    }

    private void write(Request request, int intake, long day, RowWriter rows) throws IOException {
        Timeline timeline = requests.timeline(request, intake);
        SplittableRandom random = requests.words(request, intake);
        Channels.Channel channel = requests.channel(request.key(), intake);
        Person caller = world.district.people().person(requests.caller(request, intake));
        rows.text(order(request, intake, timeline))
                .text(intakeNumber(request, intake, channel, timeline))
                .text(channel.name())
                .text(Said.name(caller, random))
                .text(Said.phone(caller, random));
        String party = scenes.party(request.matter(), random);
        String plate = scenes.plate(request.matter(), random);
        Scene scene = scenes.scene(
                request.matter(), party, plate, Serial.time(timeline.accepted()), channel.writing(), random);
        Letter letter = RequestTexts.write(scene, random);
        rows.text(letter.title()).text(letter.content());
        Item item = world.items.item(request.matter().item());
        boolean isClassified = random.nextDouble() >= WITHOUT_ITEM;
        rows.text(isClassified ? item.code() : null)
                .text(isClassified ? item.name() : null)
                .text(isClassified ? item.category() : null)
                .text(isClassified ? item.family().title() : null);
        place(request.matter(), item, random, rows);
        rows.text(random.nextInt(8) == 0 ? null : party).text(plate).text(item.department());
        progress(timeline, scene, (day + 1) * WorkTime.DAY, random, rows);
    }

    private void place(Matter matter, Item item, SplittableRandom random, RowWriter rows) throws IOException {
        Places places = world.places;
        boolean outdoors = Scenes.isOutdoors(item);
        int building = places.buildingOf(matter.unit());
        Community community = places.communityOf(building);
        double known = random.nextDouble();
        rows.text(Said.address(places, matter.unit(), outdoors, random))
                .text(known < 0.96 ? community.subDistrict() + "街道" : null)
                .text(known < 0.85 ? community.name() + "社区" : null)
                .text(known < WITH_GRID ? world.grid(building) : null)
                .text(known < WITH_UNIT && !outdoors ? places.unitCode(matter.unit()) : null);
    }

    private static void progress(Timeline timeline, Scene scene, long until, SplittableRandom random, RowWriter rows)
            throws IOException {
        boolean isClosed = timeline.closed() < until;
        rows.time(Serial.time(timeline.accepted())).time(Serial.time(timeline.due()));
        time(timeline.dispatched(), until, rows);
        time(isClosed ? timeline.handled() : Long.MAX_VALUE, until, rows);
        time(timeline.closedAgain() < until ? timeline.closedAgain() : timeline.closed(), until, rows);
        time(timeline.reopened(), until, rows);
        double rating = random.nextDouble();
        boolean isRated = isClosed && random.nextDouble() < RATED;
        rows.text(timeline.state(until))
                .text(HandlingNotes.write(step(timeline, until), scene, random))
                .text(isClosed ? Replies.write(scene, random) : null)
                .text(isRated ? rating < 0.86 ? "满意" : rating < SATISFIED ? "基本满意" : "不满意" : null)
                .text(timeline.reopened() < until ? "是" : "否")
                .time(Serial.time(timeline.changedBefore(until)))
                .endRow();
    }

    private static HandlingNotes.Step step(Timeline timeline, long until) {
        if (timeline.closed() >= until) {
            return timeline.dispatched() < until ? HandlingNotes.Step.ASSIGN : HandlingNotes.Step.ACCEPT;
        }
        boolean isOpenAgain = timeline.reopened() < until && timeline.closedAgain() >= until;
        return isOpenAgain ? HandlingNotes.Step.HANDLE : HandlingNotes.Step.CLOSE;
    }

    private static void time(long second, long until, RowWriter rows) throws IOException {
        if (second < until) {
            rows.time(Serial.time(second));
        } else {
            rows.empty();
        }
    }

    /** The order's number: the day it was accepted and seven digits. */
    static String order(Request request, int intake, Timeline timeline) {
        return Serial.of("LHGD", timeline.accepted() / WorkTime.DAY, number(request, intake));
    }

    static String intakeNumber(Request request, int intake, Channels.Channel channel, Timeline timeline) {
        return Serial.of(channel.code(), timeline.accepted() / WorkTime.DAY, number(request, intake) + 1_000_003);
    }

    /** Intakes of one day come from events of that day and a few before. */
    private static long number(Request request, int intake) {
        return request.day() % 4 * 2_000_000 + request.key() % 1_000_000 * 3 % 2_000_000 + intake;
    }
}
