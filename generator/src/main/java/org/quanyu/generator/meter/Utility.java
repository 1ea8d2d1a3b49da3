package org.quanyu.generator.meter;

import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.district.Industry;

/** What flows through a meter, and what it costs. */
enum Utility {
    ELECTRICITY(
            Departments.ELECTRICITY,
            "electricity_readings",
            "用电",
            4,
            new double[] {0, 3.6, 5.8, 7.6, 9.0, 10.2, 11.2},
            new double[] {0.85, 0.8, 0.75, 0.8, 1.0, 1.3, 1.5, 1.5, 1.3, 1.0, 0.75, 0.8},
            68,
            105),
    WATER(
            Departments.WATER,
            "water_readings",
            "用水",
            7,
            new double[] {0, 0.2, 0.35, 0.46, 0.56, 0.66, 0.75},
            new double[] {0.88, 0.85, 0.92, 1.0, 1.05, 1.1, 1.15, 1.15, 1.1, 1.0, 0.95, 0.9},
            361,
            488);

    private final String department;
    private final String feed;
    private final String use;
    private final int delivered;
    private final double[] perDay;
    private final double[] season;
    private final int homePrice;
    private final int firmPrice;

    Utility(
            String department,
            String feed,
            String use,
            int delivered,
            double[] perDay,
            double[] season,
            int homePrice,
            int firmPrice) {
        this.department = department;
        this.feed = feed;
        this.use = use;
        this.delivered = delivered;
        this.perDay = perDay;
        this.season = season;
        this.homePrice = homePrice;
        this.firmPrice = firmPrice;
    }

    String department() {
        return department;
    }

    String feed() {
        return feed;
    }

    /** 用水 or 用电. */
    String use() {
        return use;
    }

    /** The day of the month on which readings are delivered. */
    int delivered() {
        return delivered;
    }

    /** What a household of so many uses on a usual day, in kilowatt-hours or cubic metres. */
    double perDay(int members) {
        return perDay[Math.min(members, perDay.length - 1)];
    }

    /** Use of a day against the usual, for the months of a year. */
    double[] season() {
        return season;
    }

    /** Of a kilowatt-hour or cubic metre, in hundredths of a yuan. */
    int price(boolean isFirm) {
        return isFirm ? firmPrice : homePrice;
    }

    /** What one person at work uses in a usual month. */
    double perWorker(Industry industry) {
        boolean isCatering = industry.section().equals("住宿和餐饮业");
        boolean isFactory = industry.section().equals("制造业");
        return this == ELECTRICITY ? isFactory ? 420 : isCatering ? 340 : 130 : isCatering ? 14 : isFactory ? 6 : 2.5;
    }
}
