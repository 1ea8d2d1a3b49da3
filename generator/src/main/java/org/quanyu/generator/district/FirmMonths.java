package org.quanyu.generator.district;

/**
 * What happened to each firm in each month: one row per month and firm, in columns.
 *
 * <p>Months count from {@link #BURN_IN} before the first of the span, so that what looks back half a year can.
 */
public final class FirmMonths {

    /** Months told before the span begins. */
    public static final int BURN_IN = 6;

    static final int ACTIVE = 1;
    static final int LATE_CONTRIBUTION = 2;
    static final int RELOCATED = 4;
    static final int ARREARS_BEGIN = 8;
    static final int IN_ARREARS = 16;
    static final int CLOSED = 32;

    final int[][] insured;
    final float[][] consumption;
    final float[][] turnover;
    final byte[][] wageDelay;
    final byte[][] negativePosts;
    final byte[][] flags;
    final float[][] relocationHazard;
    final float[][] arrearsHazard;

    FirmMonths(int months, int firms) {
        int all = months + BURN_IN;
        insured = new int[all][firms];
        consumption = new float[all][firms];
        turnover = new float[all][firms];
        wageDelay = new byte[all][firms];
        negativePosts = new byte[all][firms];
        flags = new byte[all][firms];
        relocationHazard = new float[all][firms];
        arrearsHazard = new float[all][firms];
    }

    /** Months told, those before the span among them. */
    public int months() {
        return insured.length;
    }

    /** People insured through the firm. */
    public int insured(int month, int firm) {
        return insured[month][firm];
    }

    /** Water and electricity used, relative to the firm's usual. */
    public double consumption(int month, int firm) {
        return consumption[month][firm];
    }

    /** Sales, relative to the firm's usual. */
    public double turnover(int month, int firm) {
        return turnover[month][firm];
    }

    /** Days by which wages came late. */
    public int wageDelay(int month, int firm) {
        return wageDelay[month][firm];
    }

    /** Public posts that complain about the firm. */
    public int negativePosts(int month, int firm) {
        return negativePosts[month][firm];
    }

    /** Whether it does business in the district. */
    public boolean isActive(int month, int firm) {
        return has(ACTIVE, month, firm);
    }

    /** Whether the month's social-security contribution was paid late. */
    public boolean isContributionLate(int month, int firm) {
        return has(LATE_CONTRIBUTION, month, firm);
    }

    /** Whether it leaves the district in that month. */
    public boolean relocates(int month, int firm) {
        return has(RELOCATED, month, firm);
    }

    /** Whether it stops paying wages in that month. */
    public boolean fallsIntoArrears(int month, int firm) {
        return has(ARREARS_BEGIN, month, firm);
    }

    /** Whether it owes wages. */
    public boolean isInArrears(int month, int firm) {
        return has(IN_ARREARS, month, firm);
    }

    /** Whether it is struck off in that month. */
    public boolean closes(int month, int firm) {
        return has(CLOSED, month, firm);
    }

    /** Probability that it leaves in that month, given all that came before; 0 for one that cannot. */
    public double relocationHazard(int month, int firm) {
        return relocationHazard[month][firm];
    }

    /** Probability that it stops paying wages in that month, given all that came before; 0 for one that cannot. */
    public double arrearsHazard(int month, int firm) {
        return arrearsHazard[month][firm];
    }

    private boolean has(int flag, int month, int firm) {
        return (flags[month][firm] & flag) != 0;
    }
}
