package org.quanyu.pipelines.clean.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One administrative division of today, a line of {@code codes/division.csv}.
 *
 * @param name as today, for example {@code 观湖街道}
 * @param district empty for cities and for sub-districts that lie directly under a city
 * @param spoken whether an address may give a sub-district without 街道 or 镇 ({@code bare}), even
 *     without naming a district ({@code alone}), or not ({@code suffix})
 * @param earlierNames names it had, or of divisions that went into it
 * @param earlierDistricts districts, or for a sub-district sub-districts, of today or of earlier that it once belonged to
 */
record Division(
        String level,
        String name,
        String city,
        String district,
        String subDistrict,
        String spoken,
        List<String> earlierNames,
        List<String> earlierDistricts) {

    private static final String RESOURCE = "/codes/division.csv";

    static List<Division> readAll() {
        try (InputStream stream = Objects.requireNonNull(Division.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            String lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines().skip(1).map(Division::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Division parse(String line) {
        String[] cells = line.split(",", -1);
        return new Division(
                cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], words(cells[7]), words(cells[8]));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    boolean isSpoken(String how) {
        return spoken.equals(how);
    }

    /** The name without 市, 区, 县, 街道, 镇 or 社区. */
    String bareName() {
        return bare(name);
    }

    /** The bare name of today and the earlier ones. */
    List<String> bareNames() {
        return Stream.concat(Stream.of(bareName()), earlierNames.stream()).toList();
    }

    /** The full name of today and the earlier ones. */
    List<String> fullNames() {
        return Stream.concat(Stream.of(name), earlierNames.stream()).toList();
    }

    static String bare(String name) {
        String bare = name.replaceFirst("(?:新区|街道|园区|社区|[市区县镇])$", "");
        return bare.length() < 2 ? name : bare;
    }
}
