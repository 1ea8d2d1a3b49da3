package org.quanyu.generator.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Permutation;
import org.quanyu.generator.district.District;

/**
 * Dump trucks and other vehicles of transport and construction firms; each has a driver, who at times takes another one
 * of the firm. Drivers and vehicles share their numbers, those of a company follow each other.
 */
final class Fleet {

    /** Vehicles of the whole district. */
    static final int VEHICLES = 6_000;

    private static final int COMPANIES = 260;
    private static final List<String> INDUSTRIES = List.of("G5430", "E4710", "E5030", "G5960");
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final District district;
    private final Chance chance;
    private final int[] firms;
    private final int[] firstOf;
    private final int[] companyOf;
    private final Permutation plates;

    Fleet(District district) {
        this.district = district;
        this.chance = district.chance().about("fleet");
        this.firms = companies(district, (int) Math.max(4, Math.round(COMPANIES * district.scale())));
        this.firstOf = new int[firms.length + 1];
        double vehicles = Math.max(24, VEHICLES * district.scale());
        double weights = 0;
        for (int company = 0; company < firms.length; company++) {
            weights += weight(company);
        }
        for (int company = 0; company < firms.length; company++) {
            int own = (int) Math.max(2, Math.round(vehicles * weight(company) / weights));
            firstOf[company + 1] = firstOf[company] + own;
        }
        this.companyOf = new int[firstOf[firms.length]];
        for (int company = 0; company < firms.length; company++) {
            Arrays.fill(companyOf, firstOf[company], firstOf[company + 1], company);
        }
        this.plates = Permutation.of(LETTERS.length() * 10_000L, chance);
    }

    private double weight(int company) {
        return StrictMath.pow(1 - chance.unit(company, 0), -0.6);
    }

    /** Firms of the industries that run trucks; in a tiny district others fill up. */
    private static int[] companies(District district, int wanted) {
        List<Integer> found = new ArrayList<>();
        int count = district.firms().count();
        for (int firm = 0; firm < count && found.size() < wanted; firm++) {
            if (INDUSTRIES.contains(district.firms().industry(firm).code())) {
                found.add(firm);
            }
        }
        for (int firm = 0; firm < count && found.size() < Math.min(4, count); firm++) {
            if (!found.contains(firm)) {
                found.add(firm);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    int vehicles() {
        return companyOf.length;
    }

    int companies() {
        return firms.length;
    }

    int companyOf(int vehicle) {
        return companyOf[vehicle];
    }

    int firstOf(int company) {
        return firstOf[company];
    }

    int vehiclesOf(int company) {
        return firstOf[company + 1] - firstOf[company];
    }

    /** The firm's number. */
    int firm(int company) {
        return firms[company];
    }

    String industry(int company) {
        return district.firms().industry(firms[company]).code();
    }

    /** Vehicles of an industry's firms, of all. */
    double share(String industry) {
        int found = 0;
        for (int company = 0; company < firms.length; company++) {
            found += industry(company).equals(industry) ? vehiclesOf(company) : 0;
        }
        return (double) found / vehicles();
    }

    /** The person who drives: a worker of the firm, if it has so many. */
    int person(int driver) {
        int firm = firms[companyOf[driver]];
        int first = district.jobs().first(firm);
        int own = driver - firstOf[companyOf[driver]];
        int adults = district.people().count();
        if (first + own < district.jobs().end(firm)) {
            return district.jobs().worker(first + own);
        }
        int person = chance.below(adults, driver, 1);
        while (!district.people().isOfWorkingAge(person)) {
            person = (person + 1) % adults;
        }
        return person;
    }

    /** The vehicle a driver takes: mostly the usual one. */
    int vehicle(int driver, double unit) {
        int company = companyOf[driver];
        return unit < 0.85 ? driver : firstOf[company] + (int) ((unit - 0.85) / 0.15 * vehiclesOf(company));
    }

    String plate(int vehicle) {
        int number = plates.of(vehicle);
        return "粤B" + LETTERS.charAt(number / 10_000) + String.format(Locale.ROOT, "%04d", number % 10_000);
    }
}
