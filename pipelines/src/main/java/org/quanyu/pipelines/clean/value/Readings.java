package org.quanyu.pipelines.clean.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/** How Chinese characters are read in Mandarin, from the table of com.github.houbb:pinyin, without tones. */
public final class Readings {

    private static final String RESOURCE = "/pinyin_dict_char.txt";

    /** The syllables, each once; ü is written v, as it is typed. */
    private static final List<String> SYLLABLES = new ArrayList<>();

    /** The commonest reading of each character as a place in {@link #SYLLABLES}, -1 for none. */
    private static final short[] COMMONEST = new short[Character.MAX_VALUE + 1];

    /** All readings of each character, in order; null for none. */
    private static final short[][] READINGS = new short[Character.MAX_VALUE + 1][];

    /** As {@link #READINGS}, with syllables that many speakers do not tell apart taken together. */
    private static final short[][] SOUNDS = new short[Character.MAX_VALUE + 1][];

    static {
        Arrays.fill(COMMONEST, (short) -1);
        Map<String, Short> places = new HashMap<>();
        CharacterTable.read(RESOURCE).forEach((character, readings) -> {
            String[] syllables = toneless(readings).split(",");
            READINGS[character] = places(syllables, places);
            COMMONEST[character] = places.get(syllables[0]);
            SOUNDS[character] =
                    places(Arrays.stream(syllables).map(Readings::sound).toArray(String[]::new), places);
        });
    }

    private Readings() {}

    /** nǚ,rǔ becomes nv,ru. */
    private static String toneless(String readings) {
        return Normalizer.normalize(readings, Normalizer.Form.NFD)
                .replace("u\u0308", "v")
                .replaceAll("[^a-z,]", "");
    }

    private static short[] places(String[] syllables, Map<String, Short> known) {
        short[] places = new short[syllables.length];
        for (int index = 0; index < places.length; index++) {
            places[index] = known.computeIfAbsent(syllables[index], syllable -> {
                SYLLABLES.add(syllable);
                return (short) (SYLLABLES.size() - 1);
            });
        }
        Arrays.sort(places);
        return places;
    }

    /** Without the differences of l and n, zh and z, ch and c, sh and s, ang and an, eng and en, ing and in. */
    private static String sound(String syllable) {
        String sound = syllable;
        if (sound.length() > 1 && sound.charAt(1) == 'h') {
            sound = sound.charAt(0) + sound.substring(2);
        }
        if (sound.length() > 1 && sound.charAt(0) == 'n') {
            sound = 'l' + sound.substring(1);
        }
        boolean open = sound.endsWith("ang") || sound.endsWith("eng") || sound.endsWith("ing");
        return open ? sound.substring(0, sound.length() - 1) : sound;
    }

    /** Whether both have as many characters and those at each place are the same or have a reading in common. */
    public static boolean samePinyin(UTF8String left, UTF8String right) {
        return left.equals(right) || canBeReadAlike(left, right, READINGS);
    }

    /**
     * As {@link #samePinyin}, taking together what many speakers do: l and n, zh and z, ch and c, sh and s, ang and an,
     * eng and en, ing and in.
     */
    public static boolean soundsAlike(UTF8String left, UTF8String right) {
        return left.equals(right) || canBeReadAlike(left, right, SOUNDS);
    }

    private static boolean canBeReadAlike(UTF8String left, UTF8String right, short[][] table) {
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        if (first.length != second.length) {
            return false;
        }
        for (int index = 0; index < first.length; index++) {
            if (first[index] != second[index] && !meet(readings(first[index], table), readings(second[index], table))) {
                return false;
            }
        }
        return true;
    }

    private static short[] readings(int character, short[][] table) {
        return character < table.length ? table[character] : null;
    }

    private static boolean meet(short[] one, short[] other) {
        if (one == null || other == null) {
            return false;
        }
        int left = 0;
        int right = 0;
        while (left < one.length && right < other.length) {
            if (one[left] == other[right]) {
                return true;
            }
            if (one[left] < other[right]) {
                left++;
            } else {
                right++;
            }
        }
        return false;
    }

    /** The commonest reading of each character; others stay; all of them separated by a space. */
    public static UTF8String pinyin(UTF8String value) {
        String text = value.toString();
        StringBuilder spelt = new StringBuilder(text.length() * 5);
        boolean syllable = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            short place = COMMONEST[character];
            if (spelt.length() > 0 && (syllable || place >= 0) && character != ' ' && !endsInSpace(spelt)) {
                spelt.append(' ');
            }
            syllable = place >= 0;
            if (syllable) {
                spelt.append(SYLLABLES.get(place));
            } else {
                spelt.append(character);
            }
        }
        return UTF8String.fromString(spelt.toString());
    }

    private static boolean endsInSpace(StringBuilder spelt) {
        return spelt.charAt(spelt.length() - 1) == ' ';
    }
}
