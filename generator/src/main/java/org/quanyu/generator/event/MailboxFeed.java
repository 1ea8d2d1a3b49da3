package org.quanyu.generator.event;

import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.event.Requests.Request;
import org.quanyu.generator.text.Item;
import org.quanyu.generator.text.Letter;
import org.quanyu.generator.text.Replies;
import org.quanyu.generator.text.RequestTexts;
import org.quanyu.generator.text.Scene;

/** Letters to the mailboxes of the district: one row per letter that came in or was answered in the week. */
final class MailboxFeed {

    private static final List<Column> COLUMNS = List.of(
            Column.text("信件编号"),
            Column.text("信箱"),
            Column.text("写信人"),
            Column.text("联系方式"),
            Column.text("标题"),
            Column.text("来信内容"),
            Column.text("信件分类"),
            Column.time("来信时间"),
            Column.text("承办单位"),
            Column.text("办理状态"),
            Column.time("答复时间"),
            Column.text("答复内容"));

    private final Requests requests;
    private final OrderChanges changes;
    private final World world;
    private final Scenes scenes;

    MailboxFeed(Requests requests, OrderChanges changes) {
        this.requests = requests;
        this.changes = changes;
        this.world = requests.world();
        this.scenes = new Scenes(world);
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.GOVERNMENT_SERVICE,
                "mailbox_letters",
                new Format.Xlsx("网上信访及领导信箱来信办理情况表"),
                new Rhythm.Weekly(DayOfWeek.MONDAY),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        long last = delivery.day().toEpochDay();
        for (long today = Math.max(world.firstDay(), last - 6); today <= last; today++) {
            for (OrderChanges.Change change : changes.deliveredOn(today, true)) {
                Request request = change.request();
                if (!changesLater(request, change.intake(), change.day(), last)) {
                    write(request, change.intake(), (change.day() + 1) * WorkTime.DAY, rows);
                }
            }
        }
    }

    /** Whether the same week tells of a later change. */
    private boolean changesLater(Request request, int intake, long day, long last) {
        Timeline timeline = requests.timeline(request, intake);
        for (long later = day + 1; later <= last; later++) {
            if (timeline.changesOn(later) && later + requests.lateness(request.key() * 4 + intake, later) <= last) {
                return true;
            }
        }
        return false;
    }

    private void write(Request request, int intake, long until, RowWriter rows) throws IOException {
        Timeline timeline = requests.timeline(request, intake);
        SplittableRandom random = requests.words(request, intake);
        Channels.Channel channel = requests.channel(request.key(), intake);
        Person writer = world.district.people().person(requests.caller(request, intake));
        Item item = world.items.item(request.matter().item());
        boolean isAnswered = timeline.closed() < until;
        rows.text(RequestFeed.order(request, intake, timeline))
                .text(channel.name())
                .text(Said.name(writer, random))
                .text(Said.phone(writer, random));
        Scene scene = scenes.scene(
                request.matter(),
                scenes.party(request.matter(), random),
                scenes.plate(request.matter(), random),
                Serial.time(timeline.accepted()),
                channel.writing(),
                random);
        Letter letter = RequestTexts.write(scene, random);
        rows.text(letter.title())
                .text(letter.content())
                .text(random.nextDouble() < RequestFeed.WITHOUT_ITEM ? null : item.category())
                .time(Serial.time(timeline.accepted()))
                .text(item.department())
                .text(isAnswered ? "已答复" : "办理中");
        if (isAnswered) {
            rows.time(Serial.time(timeline.closed())).text(Replies.write(scene, random));
        } else {
            rows.empty().empty();
        }
        rows.endRow();
    }
}
