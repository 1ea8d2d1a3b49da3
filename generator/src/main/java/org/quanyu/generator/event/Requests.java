package org.quanyu.generator.event;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Chance;

/** What citizens ask of the district: which requests there are on each day, over which channels and how they fare. */
final class Requests implements Told.Teller {

    /** Events that come in over several channels, of all. */
    static final double SEVERAL_CHANNELS = 0.06;

    /** Of those: over three. */
    static final double THREE_CHANNELS = 0.08;

    /** Days from an event until nothing about it changes any more, nearly always. */
    static final int LOOKING_BACK = 75;

    /** Days by which a later intake follows, at most. */
    static final int LATEST_INTAKE = 3;

    private static final long PER_DAY = 1_000_000;

    /**
     * One event.
     *
     * @param key day and number
     * @param cause null for none
     * @param claim of the wages owed; -1 for none
     */
    record Request(long key, Cause cause, Matter matter, int claim) {

        long day() {
            return key / PER_DAY;
        }
    }

    private final World world;
    private final Chance chance;
    private final WageClaims claims;
    private final Tallies tallies;
    private final Matters matters;
    private final Pace pace;
    private final int[] wageItems;
    private final boolean[] noisy;

    Requests(World world, Causes causes, WageClaims claims) {
        this.world = world;
        this.claims = claims;
        this.chance = world.chance.about("request");
        this.tallies = new Tallies(world, causes, Source.REQUEST, causes.unexplained(Source.REQUEST));
        this.matters = new Matters(world, Source.REQUEST);
        this.pace = new Pace(Timeline.MEAN_WORKING_DAYS, meanAllowed(), Timeline.ON_TIME);
        this.wageItems = IntStream.range(0, world.items.count())
                .filter(item -> world.items.item(item).since() <= 2022)
                .filter(item -> world.items.item(item).category().equals("拖欠工资"))
                .toArray();
        this.noisy = new boolean[world.items.count()];
        for (int item = 0; item < noisy.length; item++) {
            noisy[item] = world.items.item(item).category().contains("噪声");
        }
    }

    private double meanAllowed() {
        double sum = 0;
        double weights = 0;
        for (int item = 0; item < world.items.count(); item++) {
            double popularity = world.items.item(item).popularity();
            sum += popularity * world.items.item(item).workingDays();
            weights += popularity;
        }
        return sum / weights;
    }

    /** Requests made on a day of the span. */
    int count(long day) {
        return tallies.on(day).total() + claims.first(day + 1) - claims.first(day);
    }

    /** The key of a request: its day and its number on it. */
    static long key(long day, int number) {
        return day * PER_DAY + number;
    }

    Request request(long day, int number) {
        long key = key(day, number);
        Tallies.Tally tally = tallies.on(day);
        if (number >= tally.total()) {
            return wages(key, claims.first(day) + number - tally.total());
        }
        Cause cause = tally.cause(number);
        Matter matter = cause == null ? matters.background(key, day) : matters.ofCause(cause, key);
        return new Request(key, cause, matter, -1);
    }

    private Request wages(long key, int claim) {
        int firm = claims.firm(claim);
        int item = wageItems[chance.below(wageItems.length, firm, 0)];
        Matter matter =
                new Matter(Matter.wages(firm), item, world.district.firms().unit(firm), firm, -1);
        return new Request(key, null, matter, claim);
    }

    /** The times an event comes in: once, or over several channels. */
    int intakes(long key) {
        double unit = chance.unit(key, 1);
        return unit >= SEVERAL_CHANNELS ? 1 : unit < SEVERAL_CHANNELS * THREE_CHANNELS ? 3 : 2;
    }

    private boolean isReopened(long key) {
        return chance.unit(key, 2) < Timeline.REOPENED;
    }

    private double share(long key) {
        return pace.share(chance.unit(key, 3));
    }

    /** When the event was noticed, in seconds since 1970-01-01, local time. */
    long time(Request request) {
        Hours hours = noisy[request.matter().item()] ? Hours.EVENING : Hours.DAYTIME;
        return request.day() * WorkTime.DAY + hours.second(chance.unit(request.key(), 4));
    }

    Timeline timeline(Request request, int intake) {
        SplittableRandom random = chance.of(request.key(), 10 + intake);
        long accepted = time(request);
        if (intake > 0) {
            accepted +=
                    1800 + (long) (random.nextDouble() * random.nextDouble() * LATEST_INTAKE * (WorkTime.DAY - 1800));
        }
        int allowed = world.items.item(request.matter().item()).workingDays();
        return Timeline.of(accepted, allowed, share(request.key()), isReopened(request.key()), world.workTime, random);
    }

    /** Who asks: one who lives here then, or the worker whose wages are owed. */
    int caller(Request request, int intake) {
        if (request.claim() >= 0) {
            return claims.worker(request.claim());
        }
        long by = intake > 0 && chance.unit(request.key(), 5) < 0.5 ? request.key() * 4 : request.key() * 4 + intake;
        boolean regular = request.matter().id() >= 0 && chance.unit(request.key(), 6) < 0.12;
        Chance own = regular ? chance.about("regular") : chance;
        long subject = regular ? request.matter().id() : by;
        int person = 0;
        for (int tries = 0; tries < 8; tries++) {
            person = own.below(world.district.people().residents(), subject, 20 + tries);
            if (world.district.people().isHere(person, request.day())) {
                return person;
            }
        }
        return person;
    }

    Channels.Channel channel(long key, int intake) {
        return Channels.draw(chance.unit(key, 40 + intake));
    }

    /** Numbers for the words and slips of one order. */
    SplittableRandom words(Request request, int intake) {
        return chance.of(request.key(), 50 + intake);
    }

    /** By how many days the news of a change is late. */
    int lateness(long key, long day) {
        double unit = chance.unit(key, day);
        return unit >= RequestFeed.LATE ? 0 : 1 + (int) (unit / RequestFeed.LATE * RequestFeed.LATEST);
    }

    /** The event's key in the truth. */
    static String code(long key) {
        return Serial.of("E", key / PER_DAY, key % PER_DAY);
    }

    @Override
    public void tell(long day, Told.Listener listener) throws IOException {
        int events = count(day);
        for (int number = 0; number < events; number++) {
            Request request = request(day, number);
            Matter matter = request.matter();
            listener.hear(new Told(
                    Source.REQUEST,
                    code(request.key()),
                    matter.id(),
                    request.cause(),
                    world.items.item(matter.item()).code(),
                    matter.unit(),
                    matter.firm(),
                    caller(request, 0),
                    time(request)));
        }
    }

    World world() {
        return world;
    }
}
