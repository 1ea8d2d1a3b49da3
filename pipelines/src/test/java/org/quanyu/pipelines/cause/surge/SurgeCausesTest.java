package org.quanyu.pipelines.cause.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.cell.Attribute;
import org.quanyu.pipelines.cause.cell.Cells;

/** Two years of events that grow and have weekdays, of 40 communities in 5 sub-districts and 60 items in 12 categories. */
class SurgeCausesTest {

    private static final long FIRST_DAY = LocalDate.of(2023, 1, 1).toEpochDay();
    private static final int DAYS = 730;
    private static final int[][] LADDERS = {{0, 1}, {2, 3}};

    /** An event: community, item, day. */
    private record Event(int community, int item, int day) {}

    @Test
    void quietEventsHaveNoSurge() {
        long tablesWithAny = LongStream.range(0, 20)
                .filter(seed -> !causes(usual(new Random(seed))).isEmpty())
                .count();
        assertThat(tablesWithAny).isLessThanOrEqualTo(2);
    }

    @Test
    void aBurstInACommunityIsTheCommunitysWithItsDays() {
        Random random = new Random(1);
        List<Event> events = usual(random);
        IntStream.range(0, 40).forEach(at -> events.add(new Event(7, random.nextInt(60), 300 + random.nextInt(8))));
        List<Cause> causes = causes(events);
        assertThat(causes).extracting(Cause::conditions).containsExactly(Map.of("community", "c7"));
        Cause.Period period = causes.get(0).period().orElseThrow();
        assertThat(period.first())
                .isBetween(LocalDate.ofEpochDay(FIRST_DAY + 300), LocalDate.ofEpochDay(FIRST_DAY + 302));
        assertThat(period.last())
                .isBetween(LocalDate.ofEpochDay(FIRST_DAY + 305), LocalDate.ofEpochDay(FIRST_DAY + 309));
    }

    @Test
    void manyItemsOfACategoryAreTheCategorys() {
        Random random = new Random(2);
        List<Event> events = usual(random);
        IntStream.range(0, 150)
                .forEach(at ->
                        events.add(new Event(random.nextInt(40), 15 + random.nextInt(5), 500 + random.nextInt(60))));
        assertThat(causes(events)).extracting(Cause::conditions).containsExactly(Map.of("category", "k3"));
    }

    @Test
    void anItemInOneCommunityIsNamedByBoth() {
        Random random = new Random(3);
        List<Event> events = usual(random);
        IntStream.range(0, 12).forEach(at -> events.add(new Event(20, 33, 100 + random.nextInt(90))));
        assertThat(causes(events))
                .extracting(Cause::conditions)
                .containsExactly(Map.of("community", "c20", "item", "i33"));
    }

    @Test
    void whatBelongsTogetherAtAllTimesIsNoSurge() {
        Random random = new Random(4);
        List<Event> events = usual(random);
        for (int community = 0; community < 20; community++) {
            for (int at = 0; at < 12; at++) {
                events.add(new Event(community, community, random.nextInt(DAYS)));
            }
        }
        assertThat(causes(events)).isEmpty();
    }

    @Test
    void daysWithMoreOfEverythingAreNoSurge() {
        Random random = new Random(5);
        List<Event> events = usual(random);
        for (int day : new int[] {105, 112, 399, 476, 477}) {
            IntStream.range(0, 25).forEach(at -> events.add(anywhere(random, day)));
        }
        assertThat(causes(events)).isEmpty();
    }

    private static Event anywhere(Random random, int day) {
        int community = (int) (40 * Math.pow(random.nextDouble(), 1.5));
        return new Event(community, random.nextInt(60), day);
    }

    private static List<Cause> causes(List<Event> events) {
        int[][] codes = {
            events.stream().mapToInt(event -> 1 + event.community()).toArray(),
            events.stream().mapToInt(event -> 1 + event.community() / 8).toArray(),
            events.stream().mapToInt(event -> 1 + event.item()).toArray(),
            events.stream().mapToInt(event -> 1 + event.item() / 5).toArray()
        };
        List<Attribute> attributes = List.of(
                attribute("community", "c", 40),
                attribute("sub", "s", 5),
                attribute("item", "i", 60),
                attribute("category", "k", 12));
        double[] days =
                events.stream().mapToDouble(event -> FIRST_DAY + event.day()).toArray();
        double[] ones = events.stream().mapToDouble(event -> 1).toArray();
        return SurgeCauses.find(new Cells(attributes, codes, new double[][] {ones, days}), LADDERS, 2, 4, 0.02, 30);
    }

    private static Attribute attribute(String name, String letter, int values) {
        List<String> texts = new ArrayList<>(List.of(""));
        IntStream.range(0, values).forEach(value -> texts.add(letter + value));
        return new Attribute(name, texts, 0);
    }

    /** Three times as many in the second year, half as many on two days of each week. */
    private static List<Event> usual(Random random) {
        List<Event> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double mean = (day < 365 ? 5 : 15) * (day % 7 < 2 ? 0.5 : 1);
            int count = (int) Math.round(mean + Math.sqrt(mean) * random.nextGaussian());
            for (int at = 0; at < count; at++) {
                events.add(anywhere(random, day));
            }
        }
        return events;
    }
}
