package org.quanyu.pipelines.clean.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/** City, district, sub-district and community of an address, in the divisions of today. */
public final class Places {

    /** Codes that stand for places in published messages: A市, A3区, K4县, A9市. Not the A2区 of a factory. */
    private static final String PLACE_CODE = "(?<![A-Za-z0-9路村街号厂场城心库座栋期幢楼层园厦、-])"
            + "(?:([A-Z])市(?:的|[^\\u4e00-\\u9fa5A-Za-z0-9])?([A-Z][0-9]{1,2}[区县市])?"
            + "|(?=([A-Z][0-9]{1,2}[区县市]))([A-Z]))";

    // a path is city|district|sub-district#key#sub-district as written#what follows it
    private static final Pattern SUB_DISTRICT_OF_PATH =
            Pattern.compile("^[^|#]*\\|[^|#]*\\|(?:([^#]+)#.*|#[^#]*#([^#]*)#.*)$");

    private static final String LONGHUA = "^深圳市\\|龙华区\\|[^#]*#[^#]*##";

    private static final Pattern COMMUNITY = Pattern.compile("^[^#]*#[^#]*#[^#]*#(?:" + Gazetteer.HAN + "{2,5}?)"
            + "(?:社区|居委|居民委员会|村民委员会|村委|(?<![新老旧假业一二三四五六七八九十])村(?!" + Gazetteer.STREET + "|[镇街民小]))");

    private static final Gazetteer GAZETTEER = Gazetteer.INSTANCE;

    private static final Pattern HEAD = Pattern.compile(GAZETTEER.head);
    private static final Pattern SUB = Pattern.compile(GAZETTEER.sub);
    private static final Pattern CODED = Pattern.compile(PLACE_CODE);
    private static final Pattern FIRST_CODED = Pattern.compile("(?s)^.*?" + PLACE_CODE + ".*$");

    private static final Pattern SUB_DISTRICT_OF_COMMUNITY =
            Pattern.compile(LONGHUA + GAZETTEER.communityPattern + "(?!" + Gazetteer.STREET + ")");
    private static final Pattern COMMUNITY_OF_LONGHUA = Pattern.compile(LONGHUA + GAZETTEER.communityPattern
            + "(?:社区|居委|" + Gazetteer.HAN + "{0,4}?(?<![新老旧])村(?!" + Gazetteer.STREET + "))");

    private static final Pattern OFFICE = Pattern.compile("(?:街道办事处|街道办|街道|办事处)$");
    private static final Pattern MARKET_TOWN = Pattern.compile("[圩墟]镇$");
    private static final Pattern BEFORE_COMMUNITY = Pattern.compile("^[^#]*#[^#]*#[^#]*#");
    private static final Pattern VILLAGE_COMMITTEE = Pattern.compile("(?:村民委员会|村委)$");
    private static final Pattern RESIDENTS_COMMITTEE = Pattern.compile("(?:居委|居民委员会)$");

    private Places() {}

    /**
     * {@code city|district|sub-district} of today, then what they were read from, with # between; null where no city
     * is known. The other methods read it.
     */
    public static UTF8String path(UTF8String address) {
        String plain = Widths.without(" \t\r\n　()（）|#", address.toString());
        String token = HEAD.matcher(plain).replaceFirst("$1$2$3$4$5$6|");
        String read = SUB.matcher(token).replaceFirst("$1$2$3$4#$5#");
        int end = read.indexOf('#');
        String place = GAZETTEER.places.get(end < 0 ? read : read.substring(0, end));
        if (place == null) {
            place = CODED.matcher(plain).find() ? FIRST_CODED.matcher(plain).replaceFirst("$1$4市|$2$3|") : null;
        }
        return place == null ? null : UTF8String.fromString(place + "#" + read);
    }

    public static UTF8String city(UTF8String path) {
        return part(path, 0);
    }

    public static UTF8String district(UTF8String path) {
        return part(path, 1);
    }

    public static UTF8String subDistrict(UTF8String path) {
        String text = path.toString();
        String known = GAZETTEER.communitySubDistricts.get(first(SUB_DISTRICT_OF_COMMUNITY, text));
        if (known != null) {
            return UTF8String.fromString(known);
        }
        String named = SUB_DISTRICT_OF_PATH.matcher(text).replaceFirst("$1$2");
        String street = OFFICE.matcher(named).replaceFirst("街道");
        return present(MARKET_TOWN.matcher(street).replaceFirst("镇"));
    }

    public static UTF8String community(UTF8String path) {
        String text = path.toString();
        String known = GAZETTEER.communities.get(first(COMMUNITY_OF_LONGHUA, text));
        if (known != null) {
            return UTF8String.fromString(known);
        }
        Matcher written = COMMUNITY.matcher(text);
        if (!written.find()) {
            return null;
        }
        String name = BEFORE_COMMUNITY.matcher(written.group()).replaceFirst("");
        String village = VILLAGE_COMMITTEE.matcher(name).replaceFirst("村");
        return present(RESIDENTS_COMMITTEE.matcher(village).replaceFirst("社区"));
    }

    private static UTF8String part(UTF8String path, int number) {
        return present(path.toString().split("\\|", 3)[number]);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() && found.group(1) != null ? found.group(1) : "";
    }

    private static UTF8String present(String text) {
        return text.isEmpty() ? null : UTF8String.fromString(text);
    }
}
