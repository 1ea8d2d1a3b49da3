package org.quanyu.generator.district;

/** Unified social credit codes (GB 32100-2015) with the organisation code in them (GB 11714). */
public final class CreditCode {

    /** The 31 characters in the order of their values; I, O, S, V and Z are left out. */
    static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {}

    /**
     * @param register the first eight characters: registering department, kind, division
     * @param organisation the first eight characters of the organisation code
     */
    static String of(String register, String organisation) {
        String code = register + organisation + organisationCheck(organisation);
        return code + check(code);
    }

    /** The 18th character: the weighted values of all 18 add up to a multiple of 31. */
    static char check(String first17) {
        int sum = 0;
        int weight = 1;
        for (int position = 0; position < 17; position++) {
            sum += CHARACTERS.indexOf(first17.charAt(position)) * weight;
            weight = weight * 3 % 31;
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheck(String first8) {
        int sum = 0;
        for (int position = 0; position < 8; position++) {
            sum += Character.digit(first8.charAt(position), 36) * ORGANISATION_WEIGHTS[position];
        }
        return "0X987654321".charAt(sum % 11);
    }
}
