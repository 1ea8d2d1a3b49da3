package org.quanyu.orchestration.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The many ways in which people write the same date, amount or telephone number. */
final class Spellings {

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuu/M/d"),
            DateTimeFormatter.ofPattern("uuuu.M.d"),
            DateTimeFormatter.ofPattern("uuuu年M月d日"),
            DateTimeFormatter.ofPattern("uuuuMMdd"));

    private Spellings() {}

    static String date(LocalDate date, Random random) {
        String text = DemoPlaces.one(DATES, random).format(date);
        return random.nextInt(20) == 0 ? fullWidth(text) : text;
    }

    /** @param tenThousands the amount in 万 of the currency */
    static String money(int tenThousands, String currency, Random random) {
        return switch (currency) {
            case "HKD" -> tenThousands + (random.nextBoolean() ? "万港币" : "(万元(港元))");
            case "USD" -> tenThousands + (random.nextBoolean() ? "万美元" : "(万美元)");
            default -> yuan(tenThousands, random);
        };
    }

    private static String yuan(int tenThousands, Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> tenThousands + "万元";
            case 2 -> tenThousands + "万人民币";
            case 3 -> String.format(Locale.ROOT, "%,d(万人民币元)", tenThousands);
            case 4 -> String.format(Locale.ROOT, "%,d.00万元", tenThousands);
            case 5 -> "人民币" + tenThousands + "万元整";
            case 6 -> fullWidth(tenThousands + "") + "（万元）";
            case 7 -> tenThousands + "0000元";
            default -> tenThousands % 10000 == 0 ? tenThousands / 10000 + "亿元" : tenThousands + "（万元）";
        };
    }

    /** A mobile number out of a made-up block, in one of its spellings. */
    static String phone(Random random) {
        String last = String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
        return switch (random.nextInt(5)) {
            case 0 -> "138 0000 " + last;
            case 1 -> "138-0000-" + last;
            case 2 -> fullWidth("1380000" + last);
            case 3 -> "0755-2000" + last;
            default -> "1380000" + last;
        };
    }

    /** ASCII letters, digits and brackets as their full-width twins. */
    static String fullWidth(String text) {
        return text.codePoints()
                .map(character -> character > ' ' && character < 0x7f ? character + 0xFEE0 : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
