package org.quanyu.generator.event;

import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;

/** Which matter an event is about. */
final class Matters {

    /** Events without a cause whose matter comes up several times, of those without a cause. */
    static final double SHARED = 0.45;

    /** Matters that begin in a time, of its events. */
    private static final double BEGINNING = 0.12;

    private static final double MEAN_LAG = 20;
    private static final int LONGEST_LAG = 89;

    private final World world;
    private final Chance chance;
    private final Source source;
    private final int blockDays;
    private final int inBlock;

    Matters(World world, Source source) {
        this.world = world;
        this.source = source;
        this.chance = world.chance.about("matter " + source);
        double daily = world.rate(source).between(world.firstDay(), world.lastDay())
                / world.district.span().days();
        this.blockDays = (int) Math.max(1, Math.min(World.BACK - LONGEST_LAG, Math.ceil(25 / daily)));
        this.inBlock = (int) Math.max(1, Math.round(daily * blockDays * BEGINNING));
    }

    /** The matter of an event without a cause. */
    Matter background(long event, long day) {
        SplittableRandom random = chance.of(event);
        if (random.nextDouble() >= SHARED) {
            return drawn(Matter.single(source, event), day, random);
        }
        long lag = (long) Math.min(LONGEST_LAG, Draw.exponential(MEAN_LAG, random));
        long block = Math.floorDiv(day - lag, blockDays) * blockDays;
        double unit = random.nextDouble();
        long id = Matter.shared(source, block, (int) (unit * unit * inBlock));
        return drawn(id, block, chance.of(id));
    }

    private Matter drawn(long id, long day, SplittableRandom random) {
        int item = world.choice(source, day).draw(random.nextDouble());
        int firm = world.parties.draw(item, day, random);
        int unit = firm >= 0 ? world.district.firms().unit(firm) : random.nextInt(world.places.units());
        return new Matter(id, item, unit, firm, -1);
    }

    /** The matter of an event that a cause makes: some of a cause's matters come up more often. */
    Matter ofCause(Cause cause, long event) {
        double unit = chance.unit(event, 1);
        int number = (int) (unit * unit * cause.matters());
        long id = Matter.ofCause(cause.number(), number);
        SplittableRandom random = chance.of(id);
        Cause.Scope scope = cause.scope();
        int item = scope.items().draw(random.nextDouble());
        PlaceIndex index = world.index(source);
        int thing = index.thing(lively(index, scope.places(), random));
        int firm = world.parties.draw(item, cause.from(), random);
        if (source == Source.INSPECTION) {
            return new Matter(id, item, world.premises.unit(thing), world.premises.firm(thing), thing);
        }
        int first = world.places.firstUnit(thing);
        int place = scope.unit() >= 0 ? scope.unit() : first + random.nextInt(world.places.unitsOf(thing));
        return new Matter(id, item, place, firm, -1);
    }

    /** A position among some, in no community that is quiet. */
    private int lively(PlaceIndex index, PlaceIndex.Range places, SplittableRandom random) {
        int position = index.draw(places, random.nextDouble());
        for (int tries = 0; tries < 200 && world.isQuiet(world.building(source, position)); tries++) {
            position = index.draw(places, random.nextDouble());
        }
        return position;
    }
}
