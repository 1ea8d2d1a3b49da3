package org.quanyu.generator.event;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;

/** The planted causes of a district: about a thousand, their levels evenly mixed, strong and weak ones. */
final class Causes {

    /** In the whole district; a part of it has the square root of its share, for more than noise to find. */
    static final int COUNT = 1_000;

    /** Events that come from planted causes, of all, at most. */
    static final double SHARE = 0.2;

    /** Causes that multiply the normal rate by 6 to 12, where that makes enough events. */
    static final double STRONG = 0.4;

    /** Causes that multiply it by 1.4 to 1.8. */
    static final double WEAK = 0.35;

    private static final Level[] LEVELS = Level.values();

    private final List<Cause> all;
    private final double wages;
    private final Map<Source, List<Cause>> bySource = new EnumMap<>(Source.class);
    private final Map<Source, Double> share = new EnumMap<>(Source.class);

    Causes(World world, WageClaims claims) {
        Chance chance = world.chance.about("cause");
        int count = count(world.district.scale());
        Map<Source, Integer> counts = new EnumMap<>(Source.class);
        Source[] sources = new Source[count];
        for (int number = 0; number < count; number++) {
            sources[number] = source(level(number), chance.unit(number, 0));
            counts.merge(sources[number], 1, Integer::sum);
        }
        List<Cause> planned = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            SplittableRandom random = chance.of(number, 1);
            double most = 1.5 * SHARE * total(world, sources[number]) / counts.get(sources[number]);
            planned.add(new CausePlan(world, sources[number], level(number), most, random).cause(number));
        }
        List<Cause> within = withinShare(world, planned);
        share(world, within);
        double asked = claims.first(world.lastDay() + 1) - claims.first(world.firstDay());
        wages = Math.min(0.3, asked / total(world, Source.REQUEST));
        all = within.stream()
                .map(cause -> cause.besides(unexplained(cause.source()) / (1 - SHARE)))
                .toList();
        all.forEach(cause -> bySource.computeIfAbsent(cause.source(), source -> new ArrayList<>())
                .add(cause));
    }

    /** At least one for each level. */
    static int count(double scale) {
        return (int) Math.max(LEVELS.length, Math.round(COUNT * StrictMath.sqrt(scale)));
    }

    private static Level level(int number) {
        return LEVELS[number % LEVELS.length];
    }

    private static Source source(Level level, double unit) {
        return switch (level) {
            case DRIVER, COMPANY, INDUSTRY -> Source.VIOLATION;
            case UNIT, BUILDING, GRID, COMMUNITY, SUB_DISTRICT ->
                unit < 0.6 ? Source.REQUEST : unit < 0.88 ? Source.INSPECTION : Source.DISPUTE;
            case CASE -> unit < 0.75 ? Source.REQUEST : Source.DISPUTE;
            case ITEM, CATEGORY, FAMILY, DEPARTMENT -> Source.REQUEST;
        };
    }

    private static double total(World world, Source source) {
        return world.rate(source).between(world.firstDay(), world.lastDay());
    }

    private List<Cause> withinShare(World world, List<Cause> planned) {
        Map<Source, Double> extra = new EnumMap<>(Source.class);
        planned.forEach(cause -> extra.merge(cause.source(), cause.extra(), Double::sum));
        List<Cause> kept = new ArrayList<>();
        for (Cause cause : planned) {
            double factor = Math.min(1, SHARE * total(world, cause.source()) / extra.get(cause.source()));
            kept.add(cause.times(factor));
        }
        return kept;
    }

    private void share(World world, List<Cause> those) {
        for (Cause cause : those) {
            share.merge(cause.source(), cause.extra() / total(world, cause.source()), Double::sum);
        }
    }

    List<Cause> all() {
        return all;
    }

    Cause cause(int number) {
        return all.get(number);
    }

    List<Cause> of(Source source) {
        return bySource.getOrDefault(source, List.of());
    }

    /** Events of a source that neither causes nor firms in arrears bring about, of all. */
    double unexplained(Source source) {
        return Math.max(0, 1 - share(source) - (source == Source.REQUEST ? wages : 0));
    }

    /** Events of a source that come from causes, of all. */
    double share(Source source) {
        return share.getOrDefault(source, 0.0);
    }
}
