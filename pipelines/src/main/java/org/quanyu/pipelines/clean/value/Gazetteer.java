package org.quanyu.pipelines.clean.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The patterns and tables that places are read with, made from the divisions.
 *
 * <p>A place is read in two steps. {@link #head} takes city and district from the front of the text
 * and leaves the narrower of the two as a <em>token</em>: {@code 深圳市宝安区观澜街道…} becomes {@code
 * 宝安区|观澜街道…}. {@link #sub} then takes the sub-district, and {@code token|sub-district} is the key of
 * {@link #places}, which holds today's {@code city|district|sub-district}.
 */
final class Gazetteer {

    static final String HAN = "[\\u4e00-\\u9fa5&&[^路街道号楼巷栋区县市园厦村]]";

    /** What makes the name before it that of a street. */
    static final String STREET = "(?:[东南西北中环一二三四五六七八九十]{0,2}(?:大道|马路|公路|大街|新街|路|街(?!道)|道(?!滘)))";

    /** Names that say nothing without their city. */
    private static final Map<String, String> NEEDS_CITY = Map.of("城区", "汕尾", "东山区", "广州");

    private static final String SUFFIX = "(?:街道办事处|街道办|街道|办事处|[圩墟]?镇|乡)";

    // behind the constants that it is made with
    static final Gazetteer INSTANCE = new Gazetteer(Division.readAll());

    private final List<Division> cities;
    private final List<Division> districts;
    private final List<Division> subDistricts;

    /** Ends in {@code token|}; matches every text, at its start. */
    final String head;

    /** Groups 1 to 3 hold the key, or group 4 the token and group 5 a sub-district that is not in the gazetteer. */
    final String sub;

    /** Today's {@code city|district|sub-district} by key. */
    final Map<String, String> places = new LinkedHashMap<>();

    /** Today's sub-district of each community of Longhua, by its bare name. */
    final Map<String, String> communitySubDistricts = new TreeMap<>();

    /** Today's name of each community of Longhua, by its bare name of today or the village it comes from. */
    final Map<String, String> communities = new TreeMap<>();

    /** One group, a key of {@link #communities}; of two names the second, which is the narrower place. */
    final String communityPattern;

    private Gazetteer(List<Division> divisions) {
        cities = ofLevel(divisions, "city");
        districts = ofLevel(divisions, "district");
        subDistricts = ofLevel(divisions, "sub_district");
        addCitiesAndDistricts();
        Set<String> narrow = new LinkedHashSet<>();
        Set<String> bare = new LinkedHashSet<>();
        Set<String> town = new LinkedHashSet<>();
        subDistricts.forEach(
                division -> addSubDistrict(division, isTown(division) ? town : isBare(division) ? bare : narrow));
        ofLevel(divisions, "community").forEach(this::addCommunity);
        String names = anyOf(communities.keySet());
        communityPattern = "(?:" + names + "|观澜|观湖|福城)?[上下]?(" + names + ")";
        head = headPattern();
        sub = "^(?:(" + keys(narrow) + ")(?:" + SUFFIX + "|街(?!道|\\d+号))"
                + "|(" + keys(bare) + ")(?:" + SUFFIX + "|(?!" + STREET + "))"
                + "|(" + keys(town) + ")(?:" + SUFFIX + "|区|(?!" + STREET + "))"
                + "|([^|]+)\\|(" + HAN + "{2,5}?(?:街道办事处|街道办|街道|办事处|[圩墟]?镇|(?<!城)乡(?!村))(?!" + STREET + "))?"
                + "|\\|)";
    }

    private static List<Division> ofLevel(List<Division> divisions, String level) {
        return divisions.stream()
                .filter(division -> division.level().equals(level))
                .toList();
    }

    private void addCommunity(Division community) {
        for (String name : community.bareNames()) {
            communities.put(name, community.name());
            communitySubDistricts.put(name, community.subDistrict());
        }
    }

    private static boolean isTown(Division subDistrict) {
        return subDistrict.district().isEmpty();
    }

    private static boolean isBare(Division subDistrict) {
        return !subDistrict.isSpoken("suffix");
    }

    private void addCitiesAndDistricts() {
        cities.forEach(city -> places.put(city.bareName(), city.name() + "||"));
        for (Division district : districts) {
            tokens(district).forEach(token -> places.put(token, district.city() + "|" + district.name() + "|"));
        }
    }

    /** How {@link #head} may leave a district: its names of today and earlier, and its bare name. */
    private static List<String> tokens(Division district) {
        return Stream.concat(district.fullNames().stream(), Stream.of(district.bareName()))
                .distinct()
                .toList();
    }

    private void addSubDistrict(Division division, Set<String> keys) {
        String place = division.city() + "|" + division.district() + "|" + division.name();
        for (String token : tokensBefore(division)) {
            for (String name : division.bareNames()) {
                String key = token + "|" + name;
                // another sub-district of the city has the same name: the city alone does not tell them apart
                if (places.putIfAbsent(key, place) == null) {
                    keys.add(key);
                }
            }
        }
    }

    private List<String> tokensBefore(Division subDistrict) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Division district : districts) {
            List<String> names = tokens(district);
            boolean today = district.name().equals(subDistrict.district())
                    && district.city().equals(subDistrict.city());
            if (today || names.stream().anyMatch(subDistrict.earlierDistricts()::contains)) {
                tokens.addAll(names);
            }
        }
        if (!subDistrict.isSpoken("suffix")) {
            tokens.add(Division.bare(subDistrict.city()));
        }
        if (subDistrict.isSpoken("alone")) {
            tokens.add("");
        }
        return new ArrayList<>(tokens);
    }

    private String headPattern() {
        String city = anyOf(cities.stream().map(Division::bareName).toList());
        Set<String> full = new HashSet<>();
        Set<String> bare = new HashSet<>();
        Set<String> shenzhen = new HashSet<>();
        for (Division district : districts) {
            full.addAll(district.fullNames());
            if (!district.name().equals(district.bareName())) {
                (district.city().equals("深圳市") ? shenzhen : bare).add(district.bareName());
            }
        }
        full.removeAll(NEEDS_CITY.keySet());
        String anySub = anyOf(subDistricts.stream()
                .filter(Predicate.not(division -> division.isSpoken("suffix")))
                .flatMap(division -> division.bareNames().stream())
                .collect(Collectors.toSet()));
        String cities = "(?:(?:" + city + ")市?(?:广东省?)?){0,2}";
        String withCity = NEEDS_CITY.entrySet().stream()
                .map(entry -> entry.getValue() + "市?(?=" + entry.getKey() + ")")
                .sorted()
                .collect(Collectors.joining("|"));
        return "^(?:中国)?(?:广东省?)?(?:"
                + cities + "(" + anyOf(full) + ")"
                + "|(?:" + withCity + ")(" + anyOf(NEEDS_CITY.keySet()) + ")"
                + "|" + cities + "(?<!^)(" + anyOf(bare) + ")(?=" + HAN + "{2,4}?(?:镇|街道)|(?:" + anySub + ")(?!"
                + STREET + "))"
                + "|(?:深圳市?){1,2}(" + anyOf(shenzhen) + ")(?!" + SUFFIX + "|" + STREET + ")"
                + "|(龙华)(?!" + SUFFIX + "|" + STREET + ")"
                + "|(" + city + ")(?:市(?:\\6市)?|(?=" + anySub + ")(?!中山[东南西]区?路))"
                + ")?";
    }

    /** An alternation of the keys, factored by token so that a text is compared with one token's names only. */
    private static String keys(Collection<String> keys) {
        Map<String, Set<String>> namesByToken = new TreeMap<>();
        for (String key : keys) {
            int bar = key.indexOf('|');
            namesByToken
                    .computeIfAbsent(key.substring(0, bar), token -> new HashSet<>())
                    .add(key.substring(bar + 1));
        }
        return namesByToken.entrySet().stream()
                .map(entry -> entry.getKey() + "\\|(?:" + anyOf(entry.getValue()) + ")")
                .collect(Collectors.joining("|"));
    }

    /** Longest first, so that a name is not cut to one that it starts with. */
    private static String anyOf(Collection<String> names) {
        return names.stream()
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining("|"));
    }
}
