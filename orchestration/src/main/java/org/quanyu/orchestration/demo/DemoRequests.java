package org.quanyu.orchestration.demo;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests as two systems deliver them: the hotline as JSON lines, the mailbox as a spreadsheet. */
final class DemoRequests {

    static final int HOTLINE_ON_FIRST_DAY = 2000;
    static final int HOTLINE_HANDLED = 300;
    static final int HOTLINE_NEW = 120;
    static final int MAILBOX_ON_FIRST_DAY = 650;
    static final int MAILBOX_ANSWERED = 120;
    static final int MAILBOX_NEW = 60;

    /** Requests from here on were made between the two deliveries. */
    static final int NEW_FROM = 10_000;

    static final List<String> MAILBOX_HEADER =
            List.of("留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "答复意见", "答复时间", "点赞数", "反对数");

    private static final int MAILBOX_FROM = 5000;
    private static final int MAILBOX_NEW_FROM = NEW_FROM + 5000;
    private static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("uuuu/M/d H:mm:ss");

    private DemoRequests() {}

    static String hotlineFirstDay() {
        return lines(IntStream.range(0, HOTLINE_ON_FIRST_DAY).mapToObj(number -> switch (number) {
            case 777 -> "{\"order_no\":\"RX0000777\",\"caller\":\"陈女士\" \"channel\":\"电话\"}\n";
            case 888, 1666 -> with(order(number), "accepted_at", "2026-02-30T10:15:00+08:00");
            case 321, 654, 987 -> with(order(number), "state", "作废");
            case 1233, 1431 -> with(order(number), "longitude", null);
            case 1300 -> with(order(number), "order_no", null);
            default -> DemoFiles.jsonLine(order(number));
        }));
    }

    /** Later versions of requests that were open yesterday, then new ones. */
    static String hotlineSecondDay() {
        Stream<String> handled =
                openYesterday().limit(HOTLINE_HANDLED).mapToObj(number -> DemoFiles.jsonLine(handled(number)));
        Stream<String> added =
                IntStream.range(NEW_FROM, NEW_FROM + HOTLINE_NEW).mapToObj(number -> DemoFiles.jsonLine(order(number)));
        return lines(Stream.concat(handled, added));
    }

    /** A hotline request that is open on the first day, answered on the second, and names a telephone number. */
    static String followed() {
        return orderNumber(openYesterday()
                .limit(HOTLINE_HANDLED)
                .filter(number -> DemoRequest.of(number).content().contains("电话"))
                .findFirst()
                .orElseThrow());
    }

    static List<List<Object>> mailboxFirstDay() {
        return IntStream.range(MAILBOX_FROM, MAILBOX_FROM + MAILBOX_ON_FIRST_DAY)
                .mapToObj(number -> number % 300 == 100 ? withTimeInWords(message(number)) : message(number))
                .toList();
    }

    static List<List<Object>> mailboxSecondDay() {
        Stream<List<Object>> answered = IntStream.range(MAILBOX_FROM, MAILBOX_FROM + MAILBOX_ON_FIRST_DAY)
                .filter(number -> !isAnsweredAtOnce(number))
                .limit(MAILBOX_ANSWERED)
                .mapToObj(number -> answered(message(number), number));
        return Stream.concat(
                        answered,
                        IntStream.range(MAILBOX_NEW_FROM, MAILBOX_NEW_FROM + MAILBOX_NEW)
                                .mapToObj(DemoRequests::message))
                .toList();
    }

    private static IntStream openYesterday() {
        return IntStream.range(0, HOTLINE_ON_FIRST_DAY).filter(number -> !isFinishedAtOnce(number));
    }

    private static boolean isFinishedAtOnce(int number) {
        return number < NEW_FROM && number % 5 != 3;
    }

    private static boolean isAnsweredAtOnce(int number) {
        return number < NEW_FROM && number % 3 != 1;
    }

    private static String orderNumber(int number) {
        return String.format(Locale.ROOT, "RX%07d", number);
    }

    private static Map<String, Object> order(int number) {
        DemoRequest request = DemoRequest.of(number);
        Random random = new Random(number);
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("order_no", orderNumber(number));
        order.put("caller", request.requester());
        order.put("channel", DemoPlaces.one(List.of("电话", "电话", "微信", "APP", "ＡＰＰ"), random));
        order.put("title", request.title());
        order.put("content", request.content());
        List<String> categories = random.nextInt(5) == 0
                ? Arrays.asList(null, null, null)
                : request.topic().categories();
        IntStream.range(0, 3).forEach(level -> order.put("category_" + (level + 1), categories.get(level)));
        order.put("address", request.address());
        order.put("latitude", number % 3 == 0 ? (2_265_000 + random.nextInt(12_000)) / 100_000.0 : null);
        order.put("longitude", number % 3 == 0 ? (11_398_000 + random.nextInt(12_000)) / 100_000.0 : null);
        order.put("accepted_at", time(request.requestedAt(), number));
        order.put("due_at", time(request.requestedAt().plusDays(3), number));
        putState(order, request, isFinishedAtOnce(number) ? number % 3 == 0 ? "已办结" : "已答复" : "处理中");
        return order;
    }

    private static Map<String, Object> handled(int number) {
        Map<String, Object> order = order(number);
        putState(order, DemoRequest.of(number), "已答复");
        LocalDateTime handled = DemoDistrict.FIRST_DAY.atTime(8, 0).plusMinutes(number % 600);
        order.put("finished_at", time(handled, number));
        order.put("updated_at", time(handled, number));
        return order;
    }

    private static void putState(Map<String, Object> order, DemoRequest request, String state) {
        boolean isOpen = state.equals("处理中");
        LocalDateTime finished = earlier(request.finishedAt(), DemoDistrict.FIRST_DAY.atStartOfDay());
        order.put("state", state);
        order.put("reply", state.equals("已答复") ? request.reply() : null);
        order.put("finished_at", isOpen ? null : time(finished, request.number()));
        order.put("updated_at", time(isOpen ? request.requestedAt() : finished, request.number()));
    }

    private static LocalDateTime earlier(LocalDateTime first, LocalDateTime second) {
        return first.isBefore(second) ? first : second;
    }

    /** Some servers write local time with its offset, others write UTC. */
    private static String time(LocalDateTime local, int number) {
        OffsetDateTime time = local.atOffset(LOCAL);
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                number % 4 == 1 ? time.withOffsetSameInstant(ZoneOffset.UTC) : time);
    }

    private static List<Object> message(int number) {
        DemoRequest request = DemoRequest.of(number);
        Random random = new Random(number);
        List<Object> row = new ArrayList<>();
        row.add(String.format(Locale.ROOT, "XX%07d", number));
        row.add("U" + (10_000 + random.nextInt(90_000)));
        row.add(request.title());
        row.add(number % 2 == 0 ? request.requestedAt() : SLASHES.format(request.requestedAt()));
        row.add("\n\t\t\t" + request.content().replace("，", "，\n\t\t\t") + "\n\t");
        row.add(null);
        row.add(null);
        row.add(random.nextInt(40));
        row.add(random.nextInt(4));
        return isAnsweredAtOnce(number) ? replied(row, request, request.finishedAt()) : row;
    }

    private static List<Object> answered(List<Object> row, int number) {
        return replied(
                row, DemoRequest.of(number), DemoDistrict.FIRST_DAY.atTime(9, 0).plusMinutes(number % 480));
    }

    private static List<Object> replied(List<Object> row, DemoRequest request, LocalDateTime at) {
        row.set(5, "\n" + request.reply() + "\n");
        row.set(6, SLASHES.format(earlier(at, DemoDistrict.SECOND_DAY.atStartOfDay())));
        return row;
    }

    private static List<Object> withTimeInWords(List<Object> row) {
        row.set(3, "二月上旬");
        return row;
    }

    private static String with(Map<String, Object> order, String key, Object value) {
        order.put(key, value);
        return DemoFiles.jsonLine(order);
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(java.util.stream.Collectors.joining());
    }
}
