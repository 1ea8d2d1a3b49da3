package org.quanyu.generator.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import cn.hutool.core.util.CreditCodeUtil;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quanyu.generator.delivery.Arrivals;
import org.quanyu.generator.delivery.DeliveredRows;
import org.quanyu.generator.delivery.DeliveredRows.Row;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.SchemaChange;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

class FirmFeedsTest {

    private static final double SCALE = 0.003;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));
    private static final District DISTRICT = District.of(7, SCALE, Sizes.of(SCALE), SPAN);
    private static final List<Feed> FEEDS = FirmFeeds.of(DISTRICT);
    private static final Set<String> BY_PERSON = Set.of("contributions_by_person", "wage_payments");
    private static final int MONTHS = 9;
    private static final Map<String, List<Row>> READ = new HashMap<>();

    private static Feed feed(String name) {
        return FEEDS.stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static synchronized List<Row> rows(String name) {
        return READ.computeIfAbsent(name, key -> DeliveredRows.on(feed(key), SPAN, days(key)));
    }

    /** The days that are looked at: a year of what is told of each person, all of the rest. */
    private static List<LocalDate> days(String name) {
        List<LocalDate> days = feed(name).rhythm().days(SPAN.from(), SPAN.to());
        return BY_PERSON.contains(name) ? days.subList(0, MONTHS) : days;
    }

    private static double share(List<Row> rows, Predicate<Row> predicate) {
        return (double) rows.stream().filter(predicate).count() / rows.size();
    }

    @ParameterizedTest
    @CsvSource({
        "firm_registry, 560000",
        "taxes, 16000000",
        "contributions_by_firm, 5700000",
        "contributions_by_person, 59000000",
        "wage_payments, 53000000",
        "firm_licences, 280000",
        "firm_leases, 410000",
        "firm, 480000",
        "firm_month, 17760000"
    })
    void deliversAsManyRowsAsTheDistrictHas(String name, double whole) {
        double read = BY_PERSON.contains(name) ? MONTHS / 36.0 : 1;
        assertThat((double) rows(name).size()).isCloseTo(whole * read * SCALE, withPercentage(15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"firm_registry", "firm_changes", "taxes", "contributions_by_firm", "wage_payments", "firm_leases"
            })
    void deliversTheSameAgain(String name) {
        Feed again = FirmFeeds.of(District.of(7, SCALE, Sizes.of(SCALE), SPAN)).stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<LocalDate> days = again.rhythm().days(SPAN.from(), SPAN.to());
        List<LocalDate> some = List.of(days.get(days.size() - 1), days.get(2), days.get(0));
        assertThat(DeliveredRows.on(again, SPAN, some)).isEqualTo(DeliveredRows.on(feed(name), SPAN, some));
    }

    @ParameterizedTest
    @CsvSource({
        "taxes, 申报序号, 0.004",
        "contributions_by_firm, 缴费单号, 0.025",
        "contributions_by_person, 流水号, 0.025",
        "wage_payments, 发放流水号, 0.004"
    })
    void repeatsKeysInLaterDeliveriesAlone(String name, String key, double most) {
        Map<String, Row> last = new HashMap<>();
        int again = 0;
        for (Row row : rows(name)) {
            Row before = last.put(row.text(key), row);
            if (before != null) {
                again++;
                assertThat(row.day()).isAfter(before.day());
                assertThat(row.text("更新时间")).isGreaterThan(before.text("更新时间"));
            }
        }
        assertThat((double) again / last.size()).isBetween(Arrivals.CORRECTED * 0.7, most);
    }

    @ParameterizedTest
    @CsvSource({"firm_registry, 主体身份代码", "firm_changes, 变更编号", "firm_branches, 分支机构编号", "firm_licences, 许可证编号"})
    void deliversAKeyOnceADay(String name, String key) {
        Set<String> seen = new HashSet<>();
        for (Row row : rows(name)) {
            String at = row.text(key) + row.day() + row.text(name.equals("firm_registry") ? "变更事项" : key);
            assertThat(seen.add(at)).as(at).isTrue();
        }
    }

    @Test
    void givesValidCodesInTheRegister() {
        assertThat(rows("firm_registry").stream()
                        .map(row -> row.text("统一社会信用代码"))
                        .filter(code -> code != null))
                .allMatch(CreditCodeUtil::isCreditCode);
    }

    @Test
    void paysForAsManyPeopleAsAreInsured() {
        LocalDate day = LocalDate.of(2022, 5, SocialInsurance.DELIVERED);
        int month = DISTRICT.firmMonth(YearMonth.of(2022, 4));
        long insured = IntStream.range(0, DISTRICT.firms().count())
                .mapToLong(firm -> DISTRICT.firmMonths().insured(month, firm))
                .sum();
        List<Row> firms = rows("contributions_by_firm").stream()
                .filter(row -> row.text("缴费月份").equals("2022-04"))
                .toList();
        Map<String, Long> latest = new HashMap<>();
        firms.forEach(row -> latest.put(row.text("缴费单号"), row.number("参保人数")));
        assertThat(latest.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(insured);
        long atFirst = firms.stream()
                .filter(row -> row.day().equals(day))
                .mapToLong(row -> row.number("参保人数"))
                .sum();
        assertThat((double) atFirst).isCloseTo(insured, withPercentage(3));
        long people = rows("contributions_by_person").stream()
                .filter(row -> row.text("缴费月份").equals("2022-04"))
                .map(row -> row.text("流水号"))
                .distinct()
                .count();
        assertThat(people).isEqualTo(insured);
    }

    @Test
    void deliversOneInAHundredLate() {
        List<Row> rows = rows("contributions_by_person");
        Set<String> seen = new HashSet<>();
        long late = rows.stream()
                .filter(row -> seen.add(row.text("流水号")))
                .filter(row -> !row.text("缴费月份").equals(month(row.day().minusMonths(1))))
                .count();
        assertThat((double) late / seen.size()).isCloseTo(Arrivals.LATE, within(0.002));
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, 7);
    }

    @Test
    void paysWagesLateByTheDaysOfTheTruth() {
        Map<String, Integer> firmOf = new HashMap<>();
        for (Row row : rows("firm_record")) {
            if (row.text("feed").equals("wage_payments")) {
                firmOf.merge(row.text("record_key"), (int) row.number("firm"), (one, other) -> -1);
            }
        }
        Set<String> seen = new HashSet<>();
        for (Row row : rows("wage_payments")) {
            int firm = firmOf.get(row.text("统一社会信用代码"));
            String month = row.text("工资所属月份");
            if (firm >= 0 && seen.add(firm + month)) {
                int delay = DISTRICT.firmMonths().wageDelay(DISTRICT.firmMonth(YearMonth.parse(month)), firm);
                LocalDate usual = YearMonth.parse(month).plusMonths(1).atDay(1);
                assertThat(row.date("发放日期").toEpochDay() - usual.toEpochDay() - delay)
                        .isBetween(5L, 13L);
                assertThat(row.date("发放日期")).isBefore(row.day());
            }
        }
        assertThat(seen).hasSizeGreaterThan(1_000);
    }

    @Test
    void paysLessWhereFirmsAreInArrears() {
        FirmMonths months = DISTRICT.firmMonths();
        long partly = rows("wage_payments").stream()
                .filter(row -> row.number("实发工资") < row.number("应发工资") * 8 / 10)
                .count();
        long owed = 0;
        for (int month = FirmMonths.BURN_IN; month < FirmMonths.BURN_IN + MONTHS - 2; month++) {
            for (int firm = 0; firm < DISTRICT.firms().count(); firm++) {
                owed += months.isInArrears(month, firm) ? months.insured(month, firm) : 0;
            }
        }
        assertThat((double) partly).isCloseTo(owed * Wages.COVERED * Wages.PARTLY_PAID, withPercentage(30));
    }

    @Test
    void deliversTheSameInAnyNumberOfParts() {
        for (Feed feed : FEEDS) {
            List<LocalDate> days = feed.rhythm().days(SPAN.from(), SPAN.to());
            LocalDate day = days.get(Math.min(2, days.size() - 1));
            assertThat(Set.copyOf(DeliveredRows.inParts(feed, SPAN, day, 3)))
                    .as(feed.name())
                    .isEqualTo(Set.copyOf(DeliveredRows.inParts(feed, SPAN, day, 1)));
        }
    }

    @Test
    void changesTheColumnsOfTaxesOnceOnTheKnownDay() {
        Feed taxes = feed("taxes");
        LocalDate change = SchemaChange.day(SPAN);
        assertThat(change).isEqualTo(LocalDate.of(2023, 7, 1));
        assertThat(taxes.columns(change.minusDays(1)))
                .isEqualTo(taxes.columns(SPAN.from()))
                .isNotEqualTo(taxes.columns(change));
        assertThat(taxes.columns(change)).isEqualTo(taxes.columns(SPAN.to()));
        Span later = new Span(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 10));
        assertThat(SchemaChange.day(later)).isEqualTo(LocalDate.of(2030, 1, 6));
    }

    @Test
    void writesNamesAndNumbersOtherwiseAsOftenAsStated() {
        Map<String, Row> truth = rows("firm").stream().collect(Collectors.toMap(row -> row.text("firm"), row -> row));
        Map<String, String> firmOf = rows("firm_record").stream()
                .filter(row -> row.text("feed").equals("contributions_by_firm"))
                .collect(Collectors.toMap(row -> row.text("record_key"), row -> row.text("firm")));
        Map<String, Row> latest = new HashMap<>();
        rows("contributions_by_firm").forEach(row -> latest.put(row.text("单位编号"), row));
        List<Row> accounts = List.copyOf(latest.values());
        assertThat(firmOf.keySet()).containsAll(latest.keySet());
        List<Row> old = accounts.stream()
                .filter(row -> !truth.get(firmOf.get(row.text("单位编号"))).isEmpty("former_registration"))
                .toList();
        assertThat(share(old, row -> row.text("统一社会信用代码").length() == 15))
                .isCloseTo(SocialInsurance.OLD_NUMBERS, within(0.05));
        List<Row> city = accounts.stream()
                .filter(row ->
                        truth.get(firmOf.get(row.text("单位编号"))).text("name").startsWith("深圳市"))
                .filter(row -> truth.get(firmOf.get(row.text("单位编号"))).isEmpty("former_name"))
                .toList();
        assertThat(share(city, row -> !row.text("单位名称").startsWith("深")))
                .isCloseTo(FirmSpelling.WITHOUT_CITY, within(0.03));
        assertThat(share(accounts, row -> !row.text("单位名称")
                        .equals(truth.get(firmOf.get(row.text("单位编号"))).text("name"))))
                .isBetween(0.06, 0.25);
    }

    @Test
    void keepsFormerNamesForATime() {
        List<Row> renamed =
                rows("firm").stream().filter(row -> !row.isEmpty("renamed")).toList();
        assertThat(renamed).isNotEmpty();
        Map<String, String> firmOf = rows("firm_record").stream()
                .filter(row -> row.text("feed").equals("contributions_by_firm"))
                .collect(Collectors.toMap(row -> row.text("record_key"), row -> row.text("firm")));
        Map<String, Row> truth = renamed.stream().collect(Collectors.toMap(row -> row.text("firm"), row -> row));
        long kept = rows("contributions_by_firm").stream()
                .filter(row -> truth.containsKey(firmOf.get(row.text("单位编号"))))
                .filter(row -> {
                    Row firm = truth.get(firmOf.get(row.text("单位编号")));
                    return firm.date("renamed").isBefore(row.day().minusDays(45))
                            && row.text("单位名称").equals(firm.text("former_name"));
                })
                .count();
        assertThat(kept).isPositive();
    }

    @Test
    void tellsWhoseEachRecordIs() {
        Map<String, String> keys = Map.of(
                "firm_registry", "主体身份代码",
                "firm_changes", "变更编号",
                "firm_branches", "分支机构编号",
                "firm_licences", "许可证编号",
                "insured_employers", "单位编号",
                "contributions_by_firm", "单位编号",
                "contributions_by_person", "单位编号",
                "wage_payments", "统一社会信用代码",
                "firm_leases", "合同编号");
        Map<String, Set<String>> known = rows("firm_record").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("feed"),
                        Collectors.mapping(row -> row.text("record_key"), Collectors.toSet())));
        keys.forEach((name, key) -> {
            Set<String> delivered =
                    rows(name).stream().map(row -> row.text(key)).collect(Collectors.toSet());
            assertThat(known.get(name)).as(name).containsAll(delivered);
        });
        Set<String> taxpayers =
                rows("taxes").stream().map(row -> row.cells().get(1).toString()).collect(Collectors.toSet());
        assertThat(known.get("taxes")).containsAll(taxpayers);
    }

    @Test
    void tellsWhoseEachAccountIs() {
        Map<String, String> personOf = new HashMap<>();
        for (Row row : rows("person_account")) {
            assertThat(personOf.put(row.text("feed") + row.text("account"), row.text("person")))
                    .isNull();
        }
        assertThat(rows("contributions_by_person"))
                .allMatch(row -> personOf.containsKey("contributions_by_person" + row.text("个人编号")));
        assertThat(rows("wage_payments")).allMatch(row -> personOf.containsKey("wage_payments" + row.text("工资账号")));
    }

    @Test
    void labelsMonthsByWhatFollows() {
        Map<String, List<Row>> byFirm =
                rows("firm_month").stream().collect(Collectors.groupingBy(row -> row.text("firm")));
        long relocated = 0;
        for (List<Row> months : byFirm.values()) {
            for (int month = 0; month < months.size(); month++) {
                Row row = months.get(month);
                boolean isKnown = month + FirmTruth.RELOCATION_AHEAD < months.size() && row.number("active") == 1;
                assertThat(row.isEmpty("relocated_within_6_months")).isEqualTo(!isKnown);
                if (isKnown) {
                    boolean follows = months.subList(month + 1, month + 1 + FirmTruth.RELOCATION_AHEAD).stream()
                            .anyMatch(later -> later.number("relocated") == 1);
                    assertThat(row.number("relocated_within_6_months")).isEqualTo(follows ? 1 : 0);
                    relocated += follows ? 1 : 0;
                }
            }
        }
        assertThat(relocated).isPositive();
    }

    @Test
    void registersEachEndOfAFirm() {
        Map<String, String> firmOf = rows("firm_record").stream()
                .filter(row -> row.text("feed").equals("firm_registry"))
                .collect(Collectors.toMap(row -> row.text("record_key"), row -> row.text("firm")));
        Map<String, Row> latest = new HashMap<>();
        rows("firm_registry").stream()
                .sorted(Comparator.comparing(row -> row.isEmpty("变更日期") ? LocalDate.MIN : row.date("变更日期")))
                .forEach(row -> latest.put(firmOf.get(row.text("主体身份代码")), row));
        int gone = 0;
        for (Row firm : rows("firm")) {
            Row row = latest.get(firm.text("firm"));
            if (row == null
                    || firm.isEmpty("gone")
                    || firm.date("gone").isAfter(SPAN.to().minusDays(25))) {
                continue;
            }
            gone++;
            assertThat(row.text("经营状态"))
                    .startsWith(
                            switch (firm.text("how_gone")) {
                                case "relocated" -> "迁出";
                                case "closed" -> "注销";
                                default -> "吊销";
                            });
        }
        assertThat(gone).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"100, 壹佰", "50, 伍拾", "1050, 壹仟零伍拾", "3, 叁", "2008, 贰仟零捌", "10001, 壹万零壹"})
    void writesSumsInTheCharactersOfBanks(int sum, String words) {
        assertThat(Capital.inWords(sum)).isEqualTo(words);
    }

    @Test
    void coversShortSpans() {
        Span day = new Span(LocalDate.of(2024, 3, 12), LocalDate.of(2024, 3, 12));
        District small = District.of(3, 0.0005, Sizes.of(0.0005), day);
        for (Feed feed : FirmFeeds.of(small)) {
            if (!feed.rhythm().days(day.from(), day.to()).isEmpty()) {
                DeliveredRows.all(feed, day);
            }
        }
        assertThat(DeliveredRows.all(
                        FirmFeeds.of(small).stream()
                                .filter(feed -> feed.name().equals("contributions_by_firm"))
                                .findFirst()
                                .orElseThrow(),
                        day))
                .isNotEmpty();
    }
}
