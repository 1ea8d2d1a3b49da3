package org.quanyu.generator.firm;

import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Digits;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;

/** The phone a department has for a firm: its office's, a mobile, or that of an agency which serves many firms. */
public record Phones(District district, Chance chance) {

    /** Firms that are reached through an agency (代理记账). */
    public static final double AGENCY = 0.15;

    /** Firms that one agency serves, on average. */
    public static final int FIRMS_PER_AGENCY = 120;

    /** Firms that give the mobile of their representative, of those without an agency. */
    public static final double MOBILE = 0.35;

    public static Phones of(District district) {
        return new Phones(district, district.chance().about("phone of firm"));
    }

    public String phone(Firm firm) {
        if (isThroughAgency(firm.number())) {
            int agencies = (int) Math.max(1, Math.round(district.firms().count() * AGENCY / FIRMS_PER_AGENCY));
            int agency = chance.below(agencies, firm.number(), 1);
            return "0755-2" + Digits.of(chance.below(10_000_000, -1 - agency, 2), 7);
        }
        return chance.unit(firm.number(), 3) < MOBILE
                ? district.people().person(firm.representative()).mobile()
                : firm.phone();
    }

    public boolean isThroughAgency(int firm) {
        return chance.unit(firm, 0) < AGENCY;
    }
}
