package org.quanyu.generator.dirt;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.quanyu.generator.district.IdentityNumber;

/**
 * Errors in names, identity numbers and phones of people, as often as a source makes them.
 *
 * <p>The rates are assumptions in the range that record linkage reports for hand-typed registers (a few errors in a
 * hundred names, about one in a hundred numbers); each source has a multiple of them.
 *
 * @param carelessness multiple of the rates: 1 for a clerk who copies from a form, 0 for none
 */
public record PersonDirt(double carelessness) {

    /** Names with a character of the same sound. */
    public static final double NAME_HOMOPHONE = 0.012;

    /** Names with a character of similar shape. */
    public static final double NAME_LOOK_ALIKE = 0.006;

    /** Names with the given name first. */
    public static final double NAME_SWAPPED = 0.002;

    /** Names with their given name hidden: 张**. */
    public static final double NAME_MASKED = 0.006;

    /** Names written as 张先生. */
    public static final double NAME_TITLE = 0.004;

    /** Names in traditional characters. */
    public static final double NAME_TRADITIONAL = 0.006;

    /** Names with a stray space or tab. */
    public static final double NAME_SPACED = 0.012;

    /** Names that are no names: 无, 测试. */
    public static final double NAME_PLACEHOLDER = 0.003;

    /** Identity numbers with a slip of the finger. */
    public static final double NUMBER_TYPING = 0.012;

    /** Identity numbers with stars: 4403********1234. */
    public static final double NUMBER_MASKED = 0.015;

    /** Identity numbers of 15 digits, of people born before {@link #FIFTEEN_BEFORE}. */
    public static final double NUMBER_FIFTEEN = 0.12;

    /** Only people born before this day still show a card or book with a number of 15 digits. */
    public static final LocalDate FIFTEEN_BEFORE = LocalDate.of(1960, 1, 1);

    /** Identity numbers in full-width digits. */
    public static final double NUMBER_FULL_WIDTH = 0.004;

    /** Identity numbers with a stray space or tab. */
    public static final double NUMBER_SPACED = 0.008;

    /** Identity numbers whose last X is written small, of those that have one. */
    public static final double NUMBER_SMALL_X = 0.2;

    /** Identity numbers that are none. */
    public static final double NUMBER_PLACEHOLDER = 0.006;

    /** Identity numbers left out. */
    public static final double NUMBER_MISSING = 0.015;

    /** Phones with a slip of the finger. */
    public static final double PHONE_TYPING = 0.012;

    /** Phones with country code, spaces or hyphens. */
    public static final double PHONE_SPELT = 0.05;

    /** Phones in full-width digits. */
    public static final double PHONE_FULL_WIDTH = 0.003;

    /** Phones that are none: 13800000000. */
    public static final double PHONE_PLACEHOLDER = 0.01;

    /** Phones left out. */
    public static final double PHONE_MISSING = 0.06;

    public String name(String name, boolean woman, SplittableRandom random) {
        double unit = random.nextDouble() / carelessness;
        if ((unit -= NAME_HOMOPHONE) < 0) {
            return Misspelling.homophone(name, random);
        }
        if ((unit -= NAME_LOOK_ALIKE) < 0) {
            return Misspelling.lookAlike(name, random);
        }
        if ((unit -= NAME_SWAPPED) < 0) {
            return Misspelling.swappedName(name);
        }
        if ((unit -= NAME_MASKED) < 0) {
            return Masking.name(name);
        }
        if ((unit -= NAME_TITLE) < 0) {
            return Masking.title(name, woman);
        }
        if ((unit -= NAME_TRADITIONAL) < 0) {
            return Spelling.traditional(name);
        }
        if ((unit -= NAME_SPACED) < 0) {
            return Spelling.spaced(name, random);
        }
        return unit - NAME_PLACEHOLDER < 0 ? Placeholder.name(random) : name;
    }

    /** Null for one that is left out. */
    public String identityNumber(String number, LocalDate born, SplittableRandom random) {
        double unit = random.nextDouble() / carelessness;
        if ((unit -= NUMBER_TYPING) < 0) {
            return Misspelling.typing(number, random);
        }
        if ((unit -= NUMBER_MASKED) < 0) {
            return Masking.identityNumber(number);
        }
        if ((unit -= NUMBER_FULL_WIDTH) < 0) {
            return Spelling.fullWidth(number);
        }
        if ((unit -= NUMBER_SPACED) < 0) {
            return Spelling.spaced(number, random);
        }
        if ((unit -= NUMBER_PLACEHOLDER) < 0) {
            return Placeholder.identityNumber(random);
        }
        if ((unit -= NUMBER_MISSING) < 0) {
            return null;
        }
        if (born.isBefore(FIFTEEN_BEFORE) && unit < NUMBER_FIFTEEN) {
            return IdentityNumber.fifteenDigits(number);
        }
        boolean small = number.endsWith("X") && random.nextDouble() < NUMBER_SMALL_X * Math.min(1, carelessness);
        return small ? number.substring(0, 17) + 'x' : number;
    }

    /** Null for one that is left out. */
    public String phone(String phone, SplittableRandom random) {
        double unit = random.nextDouble() / carelessness;
        if ((unit -= PHONE_TYPING) < 0) {
            return Misspelling.typing(phone, random);
        }
        if ((unit -= PHONE_SPELT) < 0) {
            return Spelling.phone(phone, random);
        }
        if ((unit -= PHONE_FULL_WIDTH) < 0) {
            return Spelling.fullWidth(phone);
        }
        if ((unit -= PHONE_PLACEHOLDER) < 0) {
            return Placeholder.phone(random);
        }
        return unit - PHONE_MISSING < 0 ? null : phone;
    }
}
