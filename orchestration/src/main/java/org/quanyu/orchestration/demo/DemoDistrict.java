package org.quanyu.orchestration.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The deliveries of three departments of an invented district on two days, with the dirt that deliveries have.
 *
 * <p>The same bytes come out each time: everything follows from fixed seeds, nothing from the clock.
 */
public final class DemoDistrict {

    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    public static final LocalDate SECOND_DAY = LocalDate.of(2026, 3, 2);

    static final int CUT_OFF_ROWS = 80;
    static final int ROWS_BEFORE_THE_CUT = 60;
    static final int RENAMED_ROWS = 25;

    private static final String MARKET = "市场监管局";
    private static final String GOVERNMENT_SERVICE = "政务服务和数据管理局";
    private static final String PETITIONS = "信访局";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private DemoDistrict() {}

    /** Writes the deliveries of both days below a folder. */
    public static void write(Path folder) {
        deliver(FIRST_DAY, folder);
        deliver(SECOND_DAY, folder);
    }

    /** Writes the deliveries of one day below a folder and says what they are. */
    public static List<Delivery> deliver(LocalDate day, Path folder) {
        List<Delivery> deliveries = deliveries().stream()
                .filter(delivery -> delivery.day().equals(day))
                .toList();
        try {
            for (Delivery delivery : deliveries) {
                delivery.writeTo(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deliveries;
    }

    /** Number of a hotline request that is open on the first day and answered on the second. */
    public static String followedRequest() {
        return DemoRequests.followed();
    }

    static List<Delivery> deliveries() {
        return List.of(
                new Delivery(
                        FIRST_DAY,
                        MARKET,
                        "firms.csv",
                        DemoFirms.ON_FIRST_DAY,
                        "企业登记全量 the register of firms, GB18030",
                        out -> firms(DemoFirms.firstDay(), out)),
                new Delivery(
                        FIRST_DAY,
                        GOVERNMENT_SERVICE,
                        "categories.csv",
                        Topics.all().size(),
                        "诉求分类树 the category tree, UTF-8 with a byte order mark",
                        DemoDistrict::categories),
                new Delivery(
                        FIRST_DAY,
                        GOVERNMENT_SERVICE,
                        "hotline.jsonl.gz",
                        DemoRequests.HOTLINE_ON_FIRST_DAY,
                        "12345热线工单 hotline requests, JSON lines",
                        DemoDistrict::hotlineFirstDay),
                new Delivery(
                        FIRST_DAY,
                        PETITIONS,
                        "mailbox.xlsx",
                        DemoRequests.MAILBOX_ON_FIRST_DAY,
                        "区长信箱留言 letters to the mailbox, XLSX",
                        out -> mailbox(DemoRequests.mailboxFirstDay(), out)),
                new Delivery(
                        SECOND_DAY,
                        MARKET,
                        "firms.csv",
                        DemoFirms.CHANGED + DemoFirms.NEW,
                        "企业登记变更 firms that changed, and new ones",
                        out -> firms(DemoFirms.secondDay(), out)),
                new Delivery(
                        SECOND_DAY,
                        MARKET,
                        "firms_观澜.csv.gz",
                        CUT_OFF_ROWS,
                        "传输中断 cut off inside its 61st row",
                        DemoDistrict::cutOffFirms),
                new Delivery(
                        SECOND_DAY,
                        MARKET,
                        "firms_福城.csv",
                        RENAMED_ROWS,
                        "列名变更 a column is named otherwise",
                        DemoDistrict::renamedFirms),
                new Delivery(
                        SECOND_DAY,
                        GOVERNMENT_SERVICE,
                        "hotline.jsonl.gz",
                        DemoRequests.HOTLINE_HANDLED + DemoRequests.HOTLINE_NEW,
                        "工单办理结果和新工单 later versions, and new requests",
                        out -> DemoFiles.gzip(DemoRequests.hotlineSecondDay().getBytes(StandardCharsets.UTF_8), out)),
                new Delivery(
                        SECOND_DAY,
                        GOVERNMENT_SERVICE,
                        "hotline_补发.jsonl.gz",
                        DemoRequests.HOTLINE_ON_FIRST_DAY,
                        "重复交付 yesterday's file once more",
                        DemoDistrict::hotlineFirstDay),
                new Delivery(
                        SECOND_DAY,
                        PETITIONS,
                        "mailbox.xlsx",
                        DemoRequests.MAILBOX_ANSWERED + DemoRequests.MAILBOX_NEW,
                        "留言答复和新留言 replies to letters, and new ones",
                        out -> mailbox(DemoRequests.mailboxSecondDay(), out)));
    }

    private static void firms(List<List<String>> rows, OutputStream out) throws IOException {
        out.write(DemoFiles.csv(DemoFirms.HEADER, rows).getBytes(GB18030));
    }

    private static void cutOffFirms(OutputStream out) throws IOException {
        List<List<String>> rows = DemoFirms.added(2000, CUT_OFF_ROWS);
        String before = DemoFiles.csv(DemoFirms.HEADER, rows.subList(0, ROWS_BEFORE_THE_CUT));
        String inside =
                DemoFiles.csvRow(rows.get(ROWS_BEFORE_THE_CUT).subList(0, 3)).strip();
        byte[] whole = DemoFiles.csv(DemoFirms.HEADER, rows).getBytes(GB18030);
        DemoFiles.brokenGzip(whole, (before + inside).getBytes(GB18030).length, out);
    }

    private static void renamedFirms(OutputStream out) throws IOException {
        List<String> header = DemoFirms.HEADER.stream()
                .map(name -> name.equals("企业名称") ? "市场主体名称" : name)
                .toList();
        out.write(DemoFiles.csv(header, DemoFirms.added(2100, RENAMED_ROWS)).getBytes(GB18030));
    }

    private static void categories(OutputStream out) throws IOException {
        List<List<String>> rows =
                Topics.all().stream().map(Topics.Topic::categories).toList();
        out.write(("\uFEFF" + DemoFiles.csv(List.of("一级分类", "二级分类", "三级分类"), rows)).getBytes(StandardCharsets.UTF_8));
    }

    private static void hotlineFirstDay(OutputStream out) throws IOException {
        DemoFiles.gzip(DemoRequests.hotlineFirstDay().getBytes(StandardCharsets.UTF_8), out);
    }

    private static void mailbox(List<List<Object>> rows, OutputStream out) throws IOException {
        DemoFiles.xlsx("区长信箱留言导出（内部资料）", DemoRequests.MAILBOX_HEADER, rows, out);
    }
}
