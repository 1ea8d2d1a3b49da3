package org.quanyu.generator.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.generator.delivery.Arrivals;
import org.quanyu.generator.delivery.DeliveredRows;
import org.quanyu.generator.delivery.DeliveredRows.Row;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

class MeterFeedsTest {

    private static final double SCALE = 0.002;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));
    private static final District DISTRICT = District.of(7, SCALE, Sizes.of(SCALE), SPAN);
    private static final List<Feed> FEEDS = MeterFeeds.of(DISTRICT);
    private static final Map<String, List<Row>> READ = new HashMap<>();

    private static synchronized List<Row> rows(String name) {
        return READ.computeIfAbsent(name, key -> DeliveredRows.all(feed(FEEDS, key), SPAN));
    }

    private static Feed feed(List<Feed> feeds, String name) {
        return feeds.stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deliversAsManyRowsAsTheDistrictHas() {
        double rows =
                rows("electricity_readings").size() + rows("water_readings").size();
        assertThat(rows).isCloseTo(97e6 * SCALE, withPercentage(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"electricity_readings", "water_readings"})
    void countsOn(String name) {
        Map<String, Row> latest = new HashMap<>();
        rows(name).forEach(row -> latest.put(row.text("户号") + row.text("抄表月份"), row));
        int looked = 0;
        for (Row row : latest.values()) {
            Row before = latest.get(
                    row.text("户号") + YearMonth.parse(row.text("抄表月份")).minusMonths(1));
            assertThat(row.number("用量"))
                    .isEqualTo(row.number("止码") - row.number("起码"))
                    .isNotNegative();
            boolean isOld = before != null && !row.text("抄表方式").equals("换表");
            if (isOld && before.number("止码") == row.number("起码")) {
                looked++;
            } else if (isOld) {
                // the misreading of the last month comes right behind the span, or is being corrected late
                assertThat(before.number("止码") - row.number("起码")).isEqualTo(100);
            }
        }
        assertThat((double) looked / latest.size()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"electricity_readings", "water_readings"})
    void repeatsKeysInLaterDeliveriesAlone(String name) {
        Map<String, Row> seen = new HashMap<>();
        int again = 0;
        int late = 0;
        for (Row row : rows(name)) {
            Row before = seen.put(row.text("户号") + row.text("抄表月份"), row);
            String usual = YearMonth.from(row.day()).minusMonths(1).toString();
            if (before != null) {
                again++;
                assertThat(row.day()).isAfter(before.day());
            } else if (!usual.equals(row.text("抄表月份"))) {
                late++;
            }
        }
        assertThat((double) again / seen.size()).isCloseTo(Arrivals.CORRECTED, within(0.001));
        assertThat((double) late / seen.size()).isCloseTo(Arrivals.LATE, within(0.002));
    }

    @Test
    void estimatesAsOftenAsStated() {
        List<Row> rows = rows("electricity_readings");
        long estimated =
                rows.stream().filter(row -> row.text("抄表方式").equals("估抄")).count();
        assertThat((double) estimated / rows.size()).isCloseTo(Dial.ESTIMATED, within(0.003));
        long replaced =
                rows.stream().filter(row -> row.text("抄表方式").equals("换表")).count();
        assertThat((double) replaced / rows.size()).isCloseTo(Dial.REPLACED, within(0.0003));
    }

    @Test
    void countsNothingWhereNobodyLives() {
        Set<String> let = rows("meter").stream()
                .filter(row -> !row.isEmpty("household") || !row.isEmpty("firm") || row.isEmpty("unit_code"))
                .map(row -> row.text("account"))
                .collect(Collectors.toSet());
        List<Row> empty = rows("electricity_readings").stream()
                .filter(row -> !let.contains(row.text("户号")))
                .toList();
        assertThat(empty).isNotEmpty().allMatch(row -> row.number("用量") % 100 == 0);
    }

    @Test
    void useFollowsTheFirmsConsumption() {
        Map<String, Integer> firmOf = new HashMap<>();
        rows("meter").stream()
                .filter(row -> !row.isEmpty("firm"))
                .forEach(row -> firmOf.put(row.text("account"), (int) row.number("firm")));
        Map<Integer, Double> ratio = new HashMap<>();
        int close = 0;
        int looked = 0;
        for (Row row : rows("electricity_readings")) {
            Integer firm = firmOf.get(row.text("户号"));
            if (firm == null || !row.text("抄表方式").equals("实抄") || row.number("用量") < 500) {
                continue;
            }
            int month = DISTRICT.firmMonth(YearMonth.parse(row.text("抄表月份")));
            double now = row.number("用量") / DISTRICT.firmMonths().consumption(month, firm);
            Double first = ratio.putIfAbsent(firm, now);
            if (first != null) {
                looked++;
                close += Math.abs(now / first - 1) < 0.02 ? 1 : 0;
            }
        }
        assertThat((double) close / looked).isGreaterThan(0.85);
    }

    @Test
    void usesMoreInSummer() {
        double summer = mean("2023-07");
        double spring = mean("2023-03");
        assertThat(summer / spring).isBetween(1.5, 2.3);
    }

    private static double mean(String month) {
        return rows("electricity_readings").stream()
                .filter(row -> row.text("用户类别").equals("居民") && row.text("抄表月份").equals(month))
                .mapToLong(row -> row.number("用量"))
                .average()
                .orElseThrow();
    }

    @Test
    void tellsWhoseEachMeterIs() {
        for (String name : List.of("electricity_readings", "water_readings")) {
            Set<String> known = rows("meter").stream()
                    .filter(row -> row.text("feed").equals(name))
                    .map(row -> row.text("account"))
                    .collect(Collectors.toCollection(HashSet::new));
            assertThat(known)
                    .containsAll(rows(name).stream().map(row -> row.text("户号")).collect(Collectors.toSet()));
        }
    }

    @Test
    void deliversTheSameInAnyNumberOfParts() {
        for (Feed feed : FEEDS) {
            LocalDate day = feed.rhythm().days(SPAN.from(), SPAN.to()).get(0);
            assertThat(Set.copyOf(DeliveredRows.inParts(feed, SPAN, day, 3)))
                    .as(feed.name())
                    .isEqualTo(Set.copyOf(DeliveredRows.inParts(feed, SPAN, day, 1)));
        }
    }

    @Test
    void deliversTheSameAgain() {
        List<Feed> again = MeterFeeds.of(District.of(7, SCALE, Sizes.of(SCALE), SPAN));
        List<LocalDate> days = List.of(LocalDate.of(2024, 12, 7), LocalDate.of(2022, 1, 7));
        assertThat(DeliveredRows.on(feed(again, "water_readings"), SPAN, days))
                .isEqualTo(DeliveredRows.on(feed(FEEDS, "water_readings"), SPAN, days));
    }
}
