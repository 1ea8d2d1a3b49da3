package org.quanyu.pipelines.clean.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Similarities of texts from a small alphabet, in which characters of one, three and four bytes coincide often. */
class SimilaritiesTest {

    @Property
    void jaroWinklerIsSymmetricWithinItsRangeAndOneForEquals(
            @ForAll("texts") String left, @ForAll("texts") String right) {
        double similarity = Similarities.jaroWinkler(utf8(left), utf8(right));
        assertThat(similarity).isBetween(0.0, 1.0);
        assertThat(Similarities.jaroWinkler(utf8(right), utf8(left))).isEqualTo(similarity, within(1e-12));
        assertThat(similarity == 1.0).isEqualTo(left.equals(right));
    }

    /** The examples of Winkler (1990), table 1, and of texts beyond ASCII. */
    @ParameterizedTest
    @CsvSource({
        "MARTHA, MARHTA, 0.9611",
        "DWAYNE, DUANE, 0.84",
        "DIXON, DICKSONX, 0.8133",
        "ABROMS, ABRAMS, 0.9222",
        "JONES, JOHNSON, 0.8324",
        "王小明, 王小敏, 0.8222",
        "𠮷田光宇, 𠮷田光雨, 0.8833"
    })
    void jaroWinklerGivesThePublishedFigures(String left, String right, double similarity) {
        assertThat(Similarities.jaroWinkler(utf8(left), utf8(right))).isEqualTo(similarity, within(5e-5));
    }

    @Property
    void editDistanceIsSymmetricAndBounded(@ForAll("texts") String left, @ForAll("texts") String right) {
        int distance = Similarities.damerauLevenshtein(utf8(left), utf8(right));
        int first = left.codePointCount(0, left.length());
        int second = right.codePointCount(0, right.length());
        assertThat(distance).isBetween(Math.abs(first - second), Math.max(first, second));
        assertThat(distance).isEqualTo(Similarities.damerauLevenshtein(utf8(right), utf8(left)));
        assertThat(distance == 0).isEqualTo(left.equals(right));
    }

    @Property
    void editDistanceIsThatOfItsDefinition(@ForAll("short texts") String left, @ForAll("short texts") String right) {
        int[] first = left.codePoints().toArray();
        int[] second = right.codePoints().toArray();
        assertThat(Similarities.damerauLevenshtein(utf8(left), utf8(right)))
                .isEqualTo(defined(first, second, first.length, second.length));
    }

    private static int defined(int[] first, int[] second, int line, int column) {
        if (Math.min(line, column) == 0) {
            return Math.max(line, column);
        }
        int change = first[line - 1] == second[column - 1] ? 0 : 1;
        int least = Math.min(
                Math.min(defined(first, second, line - 1, column), defined(first, second, line, column - 1)) + 1,
                defined(first, second, line - 1, column - 1) + change);
        boolean swapped = line > 1
                && column > 1
                && first[line - 1] == second[column - 2]
                && first[line - 2] == second[column - 1];
        return swapped ? Math.min(least, defined(first, second, line - 2, column - 2) + 1) : least;
    }

    @Property
    void bigramJaccardIsTheShareOfPairs(@ForAll("texts") String left, @ForAll("texts") String right) {
        Set<String> first = bigrams(left);
        Set<String> second = bigrams(right);
        Set<String> all = new HashSet<>(first);
        all.addAll(second);
        first.retainAll(second);
        double share = left.equals(right) ? 1 : all.isEmpty() ? 0 : (double) first.size() / all.size();
        assertThat(Similarities.bigramJaccard(utf8(left), utf8(right))).isEqualTo(share, within(1e-12));
    }

    private static Set<String> bigrams(String text) {
        int[] points = text.codePoints().toArray();
        Set<String> pairs = new HashSet<>();
        for (int index = 1; index < points.length; index++) {
            pairs.add(new String(points, index - 1, 2));
        }
        return pairs;
    }

    @Property
    void aPartOfTwoCharactersAbbreviates(@ForAll("texts") String head, @ForAll("texts") String tail) {
        String part = "光宇" + head;
        boolean longer = !tail.isEmpty();
        assertThat(Similarities.abbreviates(utf8(part), utf8(tail + part))).isEqualTo(longer);
        assertThat(Similarities.abbreviates(utf8(part + tail), utf8(part))).isEqualTo(longer);
    }

    @Property
    void aTextIsSwappedWithItsOwnEndInFront(@ForAll("texts") String head, @ForAll("texts") String tail) {
        String text = head + tail;
        String other = tail + head;
        assertThat(Similarities.swapped(utf8(text), utf8(other))).isEqualTo(!text.equals(other));
    }

    @Property
    void comparisonsOfCharactersAreSymmetricAndTrueOfEquals(
            @ForAll("texts") String left, @ForAll("texts") String right) {
        for (BiFunction<UTF8String, UTF8String, Boolean> comparison :
                Set.<BiFunction<UTF8String, UTF8String, Boolean>>of(
                        Readings::samePinyin, Readings::soundsAlike, Shapes::lookAlike)) {
            assertThat(comparison.apply(utf8(left), utf8(left))).isTrue();
            assertThat(comparison.apply(utf8(left), utf8(right))).isEqualTo(comparison.apply(utf8(right), utf8(left)));
        }
        if (Readings.samePinyin(utf8(left), utf8(right))) {
            assertThat(Readings.soundsAlike(utf8(left), utf8(right))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"己巳, 巳己", "清华, 请华", "张怡, 张冶", "田, 申", "宋江, 宗汪"})
    void lookAlike(String left, String right) {
        assertThat(Shapes.lookAlike(utf8(left), utf8(right))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"王芳, 李芳", "明, 华", "A座, B座", "光宇, 光"})
    void doNotLookAlike(String left, String right) {
        assertThat(Shapes.lookAlike(utf8(left), utf8(right))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"曾, 增", "曾, 层", "查, 渣", "仇, 求", "任, 人", "重, 虫", "绿, 律", "区, 欧"})
    void everyReadingOfACharacterCounts(String left, String right) {
        assertThat(Readings.samePinyin(utf8(left), utf8(right))).isTrue();
    }

    @Test
    void allCharactersOfGb2312AreKnown() throws Exception {
        int read = 0;
        for (int row = 0xB0; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                String text = new String(new byte[] {(byte) row, (byte) cell}, "GB2312");
                if (text.codePointAt(0) != 0xFFFD) {
                    assertThat(Readings.pinyin(utf8(text)).toString()).matches("[a-z]+");
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(6763);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "光", "宇", "广", "于", "晴", "睛", "𠮷", "é")
                .list()
                .ofMaxSize(9)
                .map(characters -> String.join("", characters));
    }

    @Provide("short texts")
    Arbitrary<String> shortTexts() {
        return Arbitraries.of("a", "光", "𠮷").list().ofMaxSize(6).map(characters -> String.join("", characters)
                .toLowerCase(Locale.ROOT));
    }

    private static UTF8String utf8(String text) {
        return UTF8String.fromString(text);
    }
}
