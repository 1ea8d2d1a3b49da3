package org.quanyu.generator.firm;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.dirt.Misspelling;
import org.quanyu.generator.dirt.Spelling;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;

/**
 * How one department writes a firm's name and code: as it was told once, and mostly the same way ever since.
 *
 * @param chance of the feed
 * @param oldNumbers firms that are kept under the 15-digit number they had until 2015, of those that had one
 * @param branchesUnderHeadquarters branches that are kept under the credit code of their headquarters
 */
public record FirmSpelling(District district, Chance chance, double oldNumbers, double branchesUnderHeadquarters) {

    /** Renamed firms that keep their former name for a time, of all renamed. */
    public static final double FORMER_NAME_KEPT = 0.6;

    /** Mean time that a former name is kept, in days. */
    public static final double FORMER_NAME_DAYS = 150;

    /** Names written without 深圳市, of those that begin with it. */
    public static final double WITHOUT_CITY = 0.06;

    /** Names with Latin brackets, of those with brackets. */
    public static final double LATIN_BRACKETS = 0.5;

    /** Names without their legal form. */
    public static final double WITHOUT_LEGAL_FORM = 0.02;

    /** Names with a character that sounds alike. */
    public static final double HOMOPHONE = 0.008;

    /** Names with a character that looks alike. */
    public static final double LOOK_ALIKE = 0.004;

    /** Codes in full-width digits and letters. */
    public static final double FULL_WIDTH = 0.004;

    /** Codes in small letters. */
    public static final double SMALL_LETTERS = 0.006;

    /** The ways of one feed. */
    public static FirmSpelling of(District district, String feed, double oldNumbers, double branches) {
        return new FirmSpelling(district, district.chance().about("spelling " + feed), oldNumbers, branches);
    }

    /** The name the department has for a firm on a day. */
    public String name(Firm firm, Registrations registrations, LocalDate day) {
        LocalDate known = day;
        if (firm.renamed() != null && chance.unit(firm.number(), 0) < FORMER_NAME_KEPT) {
            known = day.minusDays((long) Draw.exponential(FORMER_NAME_DAYS, chance.of(firm.number(), 1)));
        }
        return spelt(firm.number(), registrations.name(firm, known));
    }

    private String spelt(int firm, String name) {
        String spelt = name;
        double unit = chance.unit(firm, 2);
        if (unit < WITHOUT_CITY && spelt.startsWith("深圳市")) {
            spelt = spelt.substring(3);
        }
        if (spelt.indexOf('（') >= 0 && chance.unit(firm, 3) < LATIN_BRACKETS) {
            spelt = spelt.replace('（', '(').replace('）', ')');
        }
        double slip = chance.unit(firm, 4);
        if (slip < WITHOUT_LEGAL_FORM) {
            return withoutLegalForm(spelt);
        }
        SplittableRandom random = chance.of(firm, 5);
        if (slip < WITHOUT_LEGAL_FORM + HOMOPHONE) {
            return Misspelling.homophone(spelt, random);
        }
        return slip < WITHOUT_LEGAL_FORM + HOMOPHONE + LOOK_ALIKE ? Misspelling.lookAlike(spelt, random) : spelt;
    }

    private static String withoutLegalForm(String name) {
        for (String form : new String[] {"股份有限公司", "有限公司"}) {
            if (name.endsWith(form)) {
                return name.substring(0, name.length() - form.length());
            }
        }
        return name;
    }

    /** Whether the department takes a branch for its headquarters. */
    public boolean isUnderHeadquarters(Firm firm) {
        return firm.headquarters() >= 0 && chance.unit(firm.number(), 7) < branchesUnderHeadquarters;
    }

    /** The code the department has for a firm, which may be an old one or that of its headquarters. */
    public String code(Firm firm) {
        if (firm.formerRegistration() != null && chance.unit(firm.number(), 6) < oldNumbers) {
            return firm.formerRegistration();
        }
        boolean isUnderHeadquarters =
                firm.headquarters() >= 0 && chance.unit(firm.number(), 7) < branchesUnderHeadquarters;
        String code =
                isUnderHeadquarters ? district.firms().firm(firm.headquarters()).creditCode() : firm.creditCode();
        double unit = chance.unit(firm.number(), 8);
        return unit < FULL_WIDTH
                ? Spelling.fullWidth(code)
                : unit < FULL_WIDTH + SMALL_LETTERS ? code.toLowerCase(Locale.ROOT) : code;
    }
}
