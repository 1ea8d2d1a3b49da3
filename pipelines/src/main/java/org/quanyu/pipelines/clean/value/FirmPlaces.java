package org.quanyu.pipelines.clean.value;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Places in names of firms: provinces, cities and districts of China, by list and, behind a city, by form. */
final class FirmPlaces {

    private static final String RESOURCE = "/firms/places.txt";
    private static final int SHORTEST = 2;

    /** Before 区, 县 or 市 these make another word: 社区, 园区, 城市. */
    private static final String COMMON = "社小园校景城街片战时地商库都超上夜菜集大";

    /** Behind 市 or 区 these take it for themselves: 市政, 市场, 区域. */
    private static final String TAKING = "政场域块间";

    private static final Words PROVINCES = new Words(names("province"));
    private static final Words CITIES = new Words(cities());
    private static final Words DISTRICTS = new Words(districts());

    /** Anything of them, as in the names of branches. */
    private static final Words ANY = new Words(any());

    private FirmPlaces() {}

    private static Set<String> names(String level) {
        return Words.lines(RESOURCE).stream()
                .filter(line -> line.get(0).equals(level))
                .flatMap(line -> line.stream().skip(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> cities() {
        Set<String> cities = names("city");
        Set<String> full = new TreeSet<>(cities);
        cities.stream().filter(city -> !city.endsWith("市")).forEach(city -> {
            full.add(city + "市");
            full.add(city + "地区");
        });
        return full;
    }

    private static Set<String> districts() {
        Set<String> full = new TreeSet<>();
        for (String district : names("district")) {
            full.add(district);
            full.add(district + "区");
            full.add(district + "新区");
        }
        full.addAll(ofDivisions(division -> division.level().equals("district")));
        return full;
    }

    private static Set<String> any() {
        Set<String> any = new TreeSet<>(names("locality"));
        any.addAll(names("province"));
        any.addAll(cities());
        any.addAll(districts());
        any.addAll(ofDivisions(division -> true));
        return any;
    }

    private static Set<String> ofDivisions(Predicate<Division> chosen) {
        List<Division> divisions = Division.readAll();
        return divisions.stream()
                .filter(chosen)
                .flatMap(division -> List.of(division.name(), division.bareName()).stream())
                .filter(name -> name.length() >= SHORTEST)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The length of the place at the start of a name, of which two characters at least remain. */
    static int leading(String name) {
        int end = 0;
        for (int next = step(name, end); next > end && name.length() - next >= SHORTEST; next = step(name, end)) {
            end = next;
        }
        return end;
    }

    /** Whether all of it is a place. */
    static boolean isPlace(String text) {
        int end = 0;
        for (int next = step(text, end); next > end; next = step(text, end)) {
            end = next;
        }
        return end > 0 && end == text.length();
    }

    /** The length of the place that ends there, as in 陆家嘴 before 店; 0 for none. */
    static int before(String text, int end) {
        return ANY.before(text, end);
    }

    /** Where the next place at {@code start} ends, by list or by form, whichever is longer. */
    private static int step(String name, int start) {
        int listed = Math.max(PROVINCES.at(name, start), CITIES.at(name, start));
        listed = Math.max(listed, district(name, start));
        int end = start + listed;
        if (listed > SHORTEST && isTaken(name, end)) {
            return end - 1;
        }
        return Math.max(end, byForm(name, start));
    }

    /** The length of a district that stands there; at the start of a name not without its suffix. */
    private static int district(String name, int start) {
        int length = DISTRICTS.at(name, start);
        boolean full = length > SHORTEST && "区县市".indexOf(name.charAt(start + length - 1)) >= 0;
        return full || start > 0 ? length : 0;
    }

    /** Two to four characters and 区, 县, 镇 or 街道, or two and 市; at the start of the name 县 and 市 only. */
    private static int byForm(String name, int start) {
        for (int end = start + 2; end <= start + 4 && end < name.length(); end++) {
            char suffix = name.charAt(end);
            boolean county = suffix == '县' || suffix == '市' && end == start + 2;
            if ((county || start > 0 && suffix == '区') && !isWord(name, end)) {
                return end + 1;
            }
            if (start > 0 && (suffix == '镇' || name.startsWith("街道", end))) {
                return end + (suffix == '镇' ? 1 : 2);
            }
        }
        return start;
    }

    private static boolean isWord(String name, int suffix) {
        return COMMON.indexOf(name.charAt(suffix - 1)) >= 0 || isTaken(name, suffix + 1);
    }

    private static boolean isTaken(String name, int end) {
        char last = name.charAt(end - 1);
        return (last == '市' || last == '区') && end < name.length() && TAKING.indexOf(name.charAt(end)) >= 0;
    }
}
