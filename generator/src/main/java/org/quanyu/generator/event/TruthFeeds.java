package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.event.Requests.Request;
import org.quanyu.generator.text.ItemCatalogue;

/** The truth about events: planted causes, events, matters, intakes and posts. */
final class TruthFeeds {

    private final World world;
    private final Causes causes;
    private final Requests requests;
    private final FirmPosts posts;
    private final List<Told.Teller> tellers;

    TruthFeeds(World world, Causes causes, Requests requests, FirmPosts posts, List<Told.Teller> tellers) {
        this.world = world;
        this.causes = causes;
        this.requests = requests;
        this.posts = posts;
        this.tellers = tellers;
    }

    List<Feed> feeds() {
        double requested = world.rate(Source.REQUEST).between(world.firstDay(), world.lastDay());
        double all = requested;
        for (Source source : List.of(Source.INSPECTION, Source.VIOLATION, Source.DISPUTE)) {
            all += world.rate(source).between(world.firstDay(), world.lastDay());
        }
        double told =
                FirmPosts.POSTS * world.district.scale() * world.district.span().years();
        return List.of(
                FixedFeed.truth("planted_cause", causeColumns(), 1, this::writeCauses),
                FixedFeed.truth("event", eventColumns(), FixedFeed.partsFor(all), this::writeEvents),
                FixedFeed.truth("matter", matterColumns(), FixedFeed.partsFor(all * 0.6), this::writeMatters),
                FixedFeed.truth("event_intake", intakeColumns(), FixedFeed.partsFor(requested), this::writeIntakes),
                FixedFeed.truth("post", postColumns(), FixedFeed.partsFor(told), this::writePosts));
    }

    private static List<Column> causeColumns() {
        return List.of(
                Column.text("cause"),
                Column.text("source"),
                Column.text("ladder"),
                Column.text("level"),
                Column.text("value"),
                Column.text("item"),
                Column.text("category"),
                Column.text("kind"),
                Column.date("from"),
                Column.date("to"),
                Column.decimal("normal_events", 2),
                Column.decimal("multiplier", 3),
                Column.decimal("extra_events", 2),
                Column.whole("matters"));
    }

    private void writeCauses(Delivery delivery, RowWriter rows) throws IOException {
        for (Cause cause : causes.all()) {
            rows.text(cause.id())
                    .text(cause.source().name())
                    .text(cause.level().ladder().name())
                    .text(cause.level().name())
                    .text(cause.value())
                    .text(cause.item())
                    .text(cause.category())
                    .text(cause.kind().name())
                    .date(LocalDate.ofEpochDay(cause.from()))
                    .date(LocalDate.ofEpochDay(cause.to()))
                    .decimal(Math.round(cause.normal() * 100))
                    .decimal(Math.round(cause.multiplier() * 1000))
                    .decimal(Math.round(cause.extra() * 100))
                    .whole(cause.matters())
                    .endRow();
        }
    }

    private static List<Column> eventColumns() {
        return List.of(
                Column.text("source"),
                Column.text("event"),
                Column.text("matter"),
                Column.text("cause"),
                Column.text("item"),
                Column.text("unit_code"),
                Column.text("grid_code"),
                Column.text("community_code"),
                Column.whole("firm"),
                Column.whole("person"),
                Column.time("time"));
    }

    private void writeEvents(Delivery delivery, RowWriter rows) throws IOException {
        int days = world.district.span().days();
        for (int day = delivery.begin(days); day < delivery.end(days); day++) {
            for (Told.Teller teller : tellers) {
                teller.tell(world.firstDay() + day, told -> writeEvent(told, rows));
            }
        }
    }

    private void writeEvent(Told told, RowWriter rows) throws IOException {
        rows.text(told.source().name())
                .text(told.key())
                .text(Matter.key(told.matter()))
                .text(told.cause() == null ? null : told.cause().id())
                .text(told.item());
        if (told.unit() < 0) {
            rows.empty().empty().empty();
        } else {
            int building = world.places.buildingOf(told.unit());
            rows.text(world.places.unitCode(told.unit()))
                    .text(world.grid(building))
                    .text(world.places.communityOf(building).code());
        }
        number(told.firm(), rows);
        number(told.person(), rows);
        rows.time(Serial.time(told.second())).endRow();
    }

    private static void number(int number, RowWriter rows) throws IOException {
        if (number < 0) {
            rows.empty();
        } else {
            rows.whole(number);
        }
    }

    private static List<Column> matterColumns() {
        return List.of(
                Column.text("matter"),
                Column.text("source"),
                Column.text("item"),
                Column.text("place_level"),
                Column.text("place_code"),
                Column.whole("firm"),
                Column.time("first_event"),
                Column.time("last_event"),
                Column.whole("events"));
    }

    /** A matter over time. */
    private static final class History {
        private final Told one;
        private long first;
        private long last;
        private int events;

        History(Told one) {
            this.one = one;
            this.first = one.second();
            this.last = one.second();
        }

        void add(Told told) {
            first = Math.min(first, told.second());
            last = Math.max(last, told.second());
            events++;
        }
    }

    /** Each part has some of the matters, whenever they come up. */
    private void writeMatters(Delivery delivery, RowWriter rows) throws IOException {
        Map<Long, History> histories = new HashMap<>();
        for (long day = world.firstDay(); day <= world.lastDay(); day++) {
            for (Told.Teller teller : tellers) {
                teller.tell(day, told -> {
                    if (Math.floorMod(told.matter(), (long) delivery.parts()) == delivery.part()) {
                        histories
                                .computeIfAbsent(told.matter(), matter -> new History(told))
                                .add(told);
                    }
                });
            }
        }
        for (Map.Entry<Long, History> matter : new TreeMap<>(histories).entrySet()) {
            write(matter.getKey(), matter.getValue(), rows);
        }
    }

    private void write(long matter, History history, RowWriter rows) throws IOException {
        Told one = history.one;
        rows.text(Matter.key(matter)).text(one.source().name()).text(one.item());
        if (one.source() == Source.VIOLATION) {
            rows.empty().empty();
        } else if (one.source() == Source.REQUEST
                && Scenes.isOutdoors(ItemCatalogue.district().item(one.item()))) {
            rows.text("GRID").text(world.grid(world.places.buildingOf(one.unit())));
        } else {
            rows.text("UNIT").text(world.places.unitCode(one.unit()));
        }
        number(one.firm(), rows);
        rows.time(Serial.time(history.first))
                .time(Serial.time(history.last))
                .whole(history.events)
                .endRow();
    }

    private static List<Column> intakeColumns() {
        return List.of(
                Column.text("intake"),
                Column.text("event"),
                Column.text("feed"),
                Column.whole("person"),
                Column.time("accepted"));
    }

    private void writeIntakes(Delivery delivery, RowWriter rows) throws IOException {
        int days = world.district.span().days();
        for (int day = delivery.begin(days); day < delivery.end(days); day++) {
            long of = world.firstDay() + day;
            int events = requests.count(of);
            for (int number = 0; number < events; number++) {
                Request request = requests.request(of, number);
                for (int intake = 0; intake < requests.intakes(request.key()); intake++) {
                    write(request, intake, rows);
                }
            }
        }
    }

    private void write(Request request, int intake, RowWriter rows) throws IOException {
        Timeline timeline = requests.timeline(request, intake);
        boolean isMailbox = requests.channel(request.key(), intake).isMailbox();
        rows.text(RequestFeed.order(request, intake, timeline))
                .text(Requests.code(request.key()))
                .text(isMailbox ? "mailbox_letters" : "citizen_requests")
                .whole(requests.caller(request, intake))
                .time(Serial.time(timeline.accepted()))
                .endRow();
    }

    private static List<Column> postColumns() {
        return List.of(
                Column.text("post"),
                Column.whole("firm"),
                Column.text("tone"),
                Column.text("topic"),
                Column.time("time"));
    }

    private void writePosts(Delivery delivery, RowWriter rows) throws IOException {
        int days = world.district.span().days();
        for (int day = delivery.begin(days); day < delivery.end(days); day++) {
            for (FirmPosts.Post post : posts.on(world.firstDay() + day)) {
                rows.text(post.code())
                        .whole(post.firm())
                        .text(post.tone().name())
                        .text(post.topic().name())
                        .time(Serial.time(post.second()))
                        .endRow();
            }
        }
    }
}
