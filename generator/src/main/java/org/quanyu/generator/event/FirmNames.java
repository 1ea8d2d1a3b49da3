package org.quanyu.generator.event;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.resource.Resources;

/** What people call a firm. */
final class FirmNames {

    /** Said as registered, without what all names have, by the trade name alone; the others are misspelt. */
    static final double IN_FULL = 0.4;

    static final double SHORTENED = 0.32;
    static final double TRADE_NAME = 0.16;

    private static final Map<Character, String> MISSPELT = new HashMap<>();

    static {
        Resources.table("event/misspelt.tsv").forEach(row -> MISSPELT.put(row[0].charAt(0), row[1]));
    }

    private FirmNames() {}

    static String said(Firm firm, SplittableRandom random) {
        double unit = random.nextDouble();
        if (unit < IN_FULL) {
            return firm.name();
        }
        if (unit < IN_FULL + SHORTENED) {
            return shortened(firm.name());
        }
        if (unit < IN_FULL + SHORTENED + TRADE_NAME) {
            return firm.tradeName();
        }
        return misspelt(random.nextBoolean() ? firm.name() : shortened(firm.name()), firm.tradeName(), random);
    }

    private static String shortened(String name) {
        String rest = name;
        for (String beginning : new String[] {"深圳市龙华区", "深圳市", "深圳", "广东"}) {
            if (rest.startsWith(beginning)) {
                rest = rest.substring(beginning.length());
                break;
            }
        }
        for (String end : new String[] {"股份有限公司", "有限公司"}) {
            int at = rest.indexOf(end);
            if (at > 0) {
                return rest.substring(0, at) + rest.substring(at + end.length());
            }
        }
        return rest;
    }

    /** With one character of the trade name wrong. */
    private static String misspelt(String name, String tradeName, SplittableRandom random) {
        int from = random.nextInt(tradeName.length());
        for (int step = 0; step < tradeName.length(); step++) {
            char right = tradeName.charAt((from + step) % tradeName.length());
            String wrong = MISSPELT.get(right);
            int at = name.indexOf(right);
            if (wrong != null && at >= 0) {
                return name.substring(0, at) + wrong.charAt(random.nextInt(wrong.length())) + name.substring(at + 1);
            }
        }
        return name;
    }
}
