package org.quanyu.reports.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The payments of a batch in the words of clerks.
 *
 * @param title of the policy
 * @param period {@code once}, {@code 2024-10}, {@code 2024}
 * @param channel {@code social_security_card} and so on; another one is told as it is
 * @param checksum of the batch
 */
public record PaymentSheet(
        String batch,
        String title,
        String period,
        String channel,
        LocalDate paidOn,
        String checkedBy,
        String releasedBy,
        String checksum,
        List<Line> lines) {

    /** What stands above the columns. */
    static final List<String> COLUMNS = List.of("批次号", "序号", "对象", "姓名或名称", "证件号码", "金额", "所属期", "渠道", "事项");

    private static final Map<String, String> CHANNELS = Map.of(
            "social_security_card", "社保卡金融账户",
            "bank_account", "银行账户",
            "company_account", "对公账户",
            "bill_reduction", "账单减免");

    /**
     * A payment.
     *
     * @param name null where it is not known, as is the number of the identity paper or firm
     */
    public record Line(int number, String entity, String name, String idNumber, BigDecimal amount) {}

    /** A row per payment by the names of the columns, the last with the sum; cells that a spreadsheet would run are made texts. */
    public List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(row(
                    plain(batch),
                    line.number(),
                    plain(line.entity()),
                    plain(line.name()),
                    plain(line.idNumber()),
                    line.amount(),
                    periodInWords(),
                    channelInWords(),
                    plain(title)));
        }
        rows.add(row("合计", lines.size(), null, null, null, sum(), null, null, null));
        return rows;
    }

    private static Map<String, Object> row(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int column = 0; column < cells.length; column++) {
            row.put(COLUMNS.get(column), cells[column]);
        }
        return row;
    }

    BigDecimal sum() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String periodInWords() {
        if (period.equals("once")) {
            return "一次性";
        }
        return period.length() == 4 ? period + "年度" : period;
    }

    String channelInWords() {
        return CHANNELS.getOrDefault(channel, plain(channel));
    }

    /** A cell that begins like a formula would be run by the spreadsheet. */
    private static String plain(String cell) {
        return cell != null && cell.matches("(?s)\\s*[=+\\-@\t\r＝＋－＠].*") ? "'" + cell : cell;
    }
}
