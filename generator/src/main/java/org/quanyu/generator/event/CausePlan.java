package org.quanyu.generator.event;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.quanyu.generator.event.Cause.Kind;
import org.quanyu.generator.text.Item;

/** Plans one cause: what it is about, when it acts and how strongly. */
final class CausePlan {

    private static final int[] STEADY_DAYS = {60, 400};
    private static final int[] BURST_DAYS = {5, 22};
    private static final int[] BACK_AGAIN_DAYS = {120, 420};

    /** Fewer would be no cause but chance. */
    private static final double LEAST_EVENTS = 12;

    /** Of a cause that is wider than a matter: more, and each matter would be a cause of its own. */
    private static final double MOST_EVENTS_A_MATTER = 2;

    private static final int MOST_MATTERS = 400;

    private final World world;
    private final Source source;
    private final Level level;
    private final double most;
    private final SplittableRandom random;

    private String value;
    private String item;
    private String category;
    private double share;

    CausePlan(World world, Source source, Level level, double most, SplittableRandom random) {
        this.world = world;
        this.source = source;
        this.level = level;
        this.most = most;
        this.random = random;
    }

    Cause cause(int number) {
        Cause.Scope scope =
                switch (level.ladder()) {
                    case VEHICLE -> vehicles();
                    case PLACE -> place();
                    case ITEM -> items();
                    case RESPONSIBILITY -> level == Level.CASE ? oneCase(number) : department();
                };
        return timed(number, scope);
    }

    private Cause.Scope vehicles() {
        Fleet fleet = world.fleet;
        int driver = random.nextInt(fleet.vehicles());
        int company = fleet.companyOf(driver);
        int act = random.nextBoolean() ? -1 : Violations.draw(random.nextDouble());
        int first = driver;
        int end = driver + 1;
        value = world.district.people().person(fleet.person(driver)).identityNumber();
        share = 1.0 / fleet.vehicles();
        if (level == Level.COMPANY) {
            first = fleet.firstOf(company);
            end = fleet.firstOf(company + 1);
            value = world.district.firms().firm(fleet.firm(company)).creditCode();
            share = (double) (end - first) / fleet.vehicles();
        } else if (level == Level.INDUSTRY) {
            value = fleet.industry(company);
            first = 0;
            end = fleet.vehicles();
            share = fleet.share(value);
        }
        if (act >= 0) {
            item = Violations.act(act).name();
            category = Violations.act(act).category();
            share *= Violations.share(act);
        }
        return new Cause.Scope(null, null, -1, first, end, act);
    }

    private Cause.Scope place() {
        PlaceIndex index = world.index(source);
        int position = lively(index);
        int building = world.building(source, position);
        Items.Choice choice = someItems();
        PlaceIndex.Range range =
                level == Level.UNIT ? new PlaceIndex.Range(position, position + 1) : index.around(position, level);
        int unit = level == Level.UNIT ? unit(index, position, building) : -1;
        value = code(building, unit);
        share *= source == Source.INSPECTION || level != Level.UNIT ? index.share(range) : 1.0 / world.places.units();
        return new Cause.Scope(choice, range, unit, 0, 0, -1);
    }

    /** A place in a community that is not quiet. */
    private int lively(PlaceIndex index) {
        int position = index.draw(index.all(), random.nextDouble());
        for (int tries = 0; tries < 200 && world.isQuiet(world.building(source, position)); tries++) {
            position = index.draw(index.all(), random.nextDouble());
        }
        return position;
    }

    private int unit(PlaceIndex index, int position, int building) {
        return source == Source.INSPECTION
                ? world.premises.unit(index.thing(position))
                : world.places.firstUnit(building) + random.nextInt(world.places.unitsOf(building));
    }

    private String code(int building, int unit) {
        return switch (level) {
            case UNIT -> world.places.unitCode(unit);
            case BUILDING -> world.places.buildingCode(building);
            case GRID -> world.grid(building);
            case COMMUNITY -> world.places.communityOf(building).code();
            default -> world.places.communityOf(building).subDistrictCode();
        };
    }

    /** One item, one category or all of the source; narrow places need few items for an excess to be one. */
    private Items.Choice someItems() {
        double unit = random.nextDouble();
        Item one = touchedItem();
        if (unit < 0.55) {
            return oneItem(one);
        }
        if (unit < 0.8) {
            return oneCategory(one);
        }
        return among(other -> source == Source.REQUEST || other.family() == one.family());
    }

    private Items.Choice oneItem(Item one) {
        item = one.code();
        category = one.category();
        return among(other -> other == one);
    }

    private Items.Choice oneCategory(Item one) {
        category = one.category();
        return among(other -> other.family() == one.family() && other.category().equals(one.category()));
    }

    /** An item of the source that causes may touch. */
    private Item touchedItem() {
        long day = world.firstDay();
        int number = world.choice(source, day).draw(random.nextDouble());
        while (world.items.isQuiet(number) || world.items.item(number).since() > 2022) {
            number = world.choice(source, day).draw(random.nextDouble());
        }
        return world.items.item(number);
    }

    private Items.Choice among(Predicate<Item> wanted) {
        Items.Choice choice = world.items.touched(wanted);
        share = world.items.popularity(wanted)
                / world.choice(source, world.lastDay()).popularity();
        return choice;
    }

    private Cause.Scope items() {
        Item one = touchedItem();
        Items.Choice choice =
                switch (level) {
                    case ITEM -> oneItem(one);
                    case CATEGORY -> oneCategory(one);
                    default -> among(other -> other.family() == one.family());
                };
        value = level == Level.ITEM
                ? one.code()
                : level == Level.CATEGORY ? one.category() : one.family().title();
        return new Cause.Scope(choice, world.index(source).all(), -1, 0, 0, -1);
    }

    /** One matter that comes up again and again. */
    private Cause.Scope oneCase(int number) {
        PlaceIndex index = world.index(source);
        int position = lively(index);
        int building = world.building(source, position);
        Items.Choice choice = oneItem(touchedItem());
        share *= 1.0 / world.places.units();
        value = Matter.key(Matter.ofCause(number, 0));
        PlaceIndex.Range range = new PlaceIndex.Range(position, position + 1);
        return new Cause.Scope(choice, range, unit(index, position, building), 0, 0, -1);
    }

    private Cause.Scope department() {
        value = touchedItem().department();
        Items.Choice choice = among(other -> other.department().equals(value));
        return new Cause.Scope(choice, world.index(source).all(), -1, 0, 0, -1);
    }

    private Cause timed(int number, Cause.Scope scope) {
        int all = world.district.span().days();
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int days = Math.min(all, days(kind, all));
        double strength = multiplier() - 1;
        double least = LEAST_EVENTS * (1 + random.nextDouble());
        double usual = expected(world.firstDay(), world.lastDay()) / all;
        if (usual * days * strength > most) {
            days = (int) Math.max(1, Math.min(days, most / (usual * strength)));
            kind = days <= BURST_DAYS[1] ? Kind.BURST : kind == Kind.SEASONAL ? Kind.STEADY : kind;
        }
        long from = world.firstDay() + random.nextInt(all - days + 1);
        double normal = expected(from, from + days - 1);
        double extra = Math.min(Math.max(least, most), Math.max(least, normal * strength));
        return new Cause(
                number,
                source,
                level,
                value,
                item,
                category,
                from,
                from + days - 1,
                kind,
                normal,
                extra,
                matters(extra),
                scope,
                Course.of(kind, from, days, random.nextDouble()));
    }

    /** Events in a time without any cause. */
    private double expected(long from, long to) {
        return share * (1 - Causes.SHARE) * world.rate(source).between(from, to);
    }

    private int days(Kind kind, int all) {
        return switch (kind) {
            case STEADY -> random.nextInt(STEADY_DAYS[0], STEADY_DAYS[1]);
            case BURST -> random.nextInt(BURST_DAYS[0], BURST_DAYS[1]);
            case CLOSED_THEN_BACK -> random.nextInt(BACK_AGAIN_DAYS[0], BACK_AGAIN_DAYS[1]);
            case SEASONAL -> all;
        };
    }

    private double multiplier() {
        double unit = random.nextDouble();
        if (unit < Causes.STRONG) {
            return 6 + 6 * random.nextDouble();
        }
        return unit < Causes.STRONG + Causes.WEAK ? 1.4 + 0.4 * random.nextDouble() : 2.5 + 2.5 * random.nextDouble();
    }

    /** One for what is about a single place and item or a driver, else one for a few events. */
    private int matters(double extra) {
        boolean single = level == Level.CASE || level == Level.UNIT && item != null;
        double eventsAMatter = 1 + (MOST_EVENTS_A_MATTER - 1) * random.nextDouble();
        return single ? 1 : (int) Math.max(2, Math.min(MOST_MATTERS, extra / eventsAMatter));
    }
}
