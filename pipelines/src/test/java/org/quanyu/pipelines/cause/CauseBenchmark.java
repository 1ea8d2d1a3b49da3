package org.quanyu.pipelines.cause;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.quanyu.pipelines.cause.ripple.LeafCauses;
import org.quanyu.pipelines.cause.ripple.LeafTables;
import org.quanyu.pipelines.cause.scan.EventCauses;
import org.quanyu.pipelines.cause.scan.EventTables;

/**
 * How good and how fast the search for causes is on generated tables, whose seeds no one has looked at before: micro-F1,
 * quiet tables in which a cause is told, and seconds of the engine alone. Run by {@code benchmarks/causes.sh}.
 */
public final class CauseBenchmark {

    private static final double NANOS = 1e9;

    private CauseBenchmark() {}

    public static void main(String[] arguments) {
        long tables = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        for (LeafTables.Noise noise : LeafTables.Noise.values()) {
            leaves("S " + noise, LeafTables.Settings.S, noise, seed, tables);
            leaves("L " + noise, LeafTables.Settings.L, noise, seed, tables);
            leaves("B " + noise, LeafTables.Settings.B, noise, seed, tables);
            leaves("quiet S " + noise, LeafTables.Settings.S.quiet(), noise, seed, tables);
        }
        events("easy", EventTables.Settings.EASY, seed, tables);
        events("hard", EventTables.Settings.HARD, seed, tables);
        events("quiet easy", EventTables.Settings.EASY.quiet(), seed, tables);
        events("quiet hard", EventTables.Settings.HARD.quiet(), seed, tables);
    }

    private static void leaves(
            String name, LeafTables.Settings settings, LeafTables.Noise noise, long seed, long tables) {
        measure(
                name,
                seed,
                tables,
                one -> LeafTables.of(settings, noise, one),
                planted -> LeafCauses.find(planted.cells(), planted.ladders(), 8, 99));
    }

    private static void events(String name, EventTables.Settings settings, long seed, long tables) {
        measure(
                name,
                seed,
                tables,
                one -> EventTables.of(settings, one),
                planted -> EventCauses.find(planted.cells(), planted.ladders(), 3, 20, 0.02, 30));
    }

    private static void measure(
            String name,
            long seed,
            long tables,
            Function<Long, Planted> maker,
            Function<Planted, java.util.List<Cause>> search) {
        Planted.Counts counts = new Planted.Counts(0, 0, 0, 0);
        double[] seconds = new double[(int) tables];
        for (long table : LongStream.range(0, tables).toArray()) {
            Planted planted = maker.apply(seed + table);
            long began = System.nanoTime();
            var told = search.apply(planted);
            seconds[(int) table] = (System.nanoTime() - began) / NANOS;
            counts = counts.plus(planted.counts(told));
        }
        Arrays.sort(seconds);
        System.out.printf(
                "%-26s %d planted, %d told, F1 %.3f; quiet tables with a cause %d of %d; median %.3f s, most %.3f s%n",
                name,
                counts.planted(),
                counts.told(),
                counts.f1(),
                counts.quietTold(),
                tables,
                seconds[seconds.length / 2],
                seconds[seconds.length - 1]);
    }
}
