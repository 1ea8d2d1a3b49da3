package org.quanyu.generator.district;

/**
 * How many of each thing the district has at a time.
 *
 * @param residents people who live here, registered or not
 * @param commuters people who work here and live elsewhere
 * @param firms legal entities, branches and individual businesses
 * @param devices sensors
 * @param premises small premises (三小场所): shops, workshops and places of entertainment
 * @param requests citizens' requests in a year
 */
public record Sizes(int residents, int commuters, int firms, int devices, int premises, int requests) {

    private static final Sizes WHOLE = new Sizes(3_000_000, 468_600, 480_000, 270_000, 70_795, 1_210_000);

    /** A share of the whole district, at least one of each. */
    public static Sizes of(double scale) {
        return new Sizes(
                part(WHOLE.residents, scale),
                part(WHOLE.commuters, scale),
                part(WHOLE.firms, scale),
                part(WHOLE.devices, scale),
                part(WHOLE.premises, scale),
                part(WHOLE.requests, scale));
    }

    private static int part(int whole, double scale) {
        return (int) Math.max(1, Math.round(whole * scale));
    }
}
