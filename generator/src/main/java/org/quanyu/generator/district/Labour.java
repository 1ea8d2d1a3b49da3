package org.quanyu.generator.district;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;

/** The labour market: firms want so many people, workers come, quit, are dismissed and hired. */
final class Labour {

    /** Of workers, in a month; with those who leave the district or are dismissed, 30 % go in a year. */
    private static final double QUITTING = 0.001;

    /** Of residents of working age; the others work elsewhere or at home. */
    private static final double WORKING_HERE = 0.63;

    /** Of workers, when all firms have the people they usually want. */
    private static final double EMPLOYED = 0.94;

    private static final int NOBODY = -1;

    private final Chance chance;
    private final Jobs.Book book = new Jobs.Book();
    private final double[] usualSize;
    private final int[] wanted;
    private final int[] worker;
    private final short[] comes;
    private final short[] goes;
    private final int[] jobOf;

    Labour(Chance chance, Span span, People people, Firms firms) {
        this.chance = chance.about("labour");
        this.worker = workers(this.chance, people);
        this.comes = new short[worker.length];
        this.goes = new short[worker.length];
        this.jobOf = new int[worker.length];
        this.wanted = new int[firms.count()];
        Arrays.fill(jobOf, NOBODY);
        long present = stays(span, people);
        this.usualSize = sizes(span, firms, present * EMPLOYED);
    }

    private static int[] workers(Chance chance, People people) {
        int[] found = new int[people.count()];
        int count = 0;
        for (int person = 0; person < people.count(); person++) {
            boolean here = person >= people.residents() || chance.unit(person, -1) < WORKING_HERE;
            if (here && people.isOfWorkingAge(person)) {
                found[count++] = person;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Fills in from which month to which each worker is here; how many are at first. */
    private long stays(Span span, People people) {
        long first = span.firstMonth().minusMonths(FirmMonths.BURN_IN).atDay(1).toEpochDay();
        long present = 0;
        for (int index = 0; index < worker.length; index++) {
            int household = people.householdOf(worker[index]);
            comes[index] = household < 0 ? 0 : month(people.arrived(household) - first);
            goes[index] = household < 0 ? Short.MAX_VALUE : month(people.left(household) - first);
            present += comes[index] <= FirmMonths.BURN_IN && goes[index] >= FirmMonths.BURN_IN ? 1 : 0;
        }
        return present;
    }

    private static short month(long days) {
        return (short) Math.max(-1, Math.min(Short.MAX_VALUE, Math.round(days / 30.44)));
    }

    /** Brings the firms to sizes that add up to the workers there are. */
    private static double[] sizes(Span span, Firms firms, double workers) {
        double[] sizes = new double[firms.count()];
        double sum = 0;
        for (int firm = 0; firm < sizes.length; firm++) {
            sizes[firm] = firms.size(firm);
            sum += firms.founded(firm).isAfter(span.from()) ? 0 : sizes[firm];
        }
        double factor = sum == 0 ? 1 : workers / sum;
        for (int firm = 0; firm < sizes.length; firm++) {
            sizes[firm] = sizes[firm] == 0 ? 0 : Math.max(1, sizes[firm] * factor);
        }
        return sizes;
    }

    double usualSize(int firm) {
        return usualSize[firm];
    }

    void wants(int firm, int people) {
        wanted[firm] = people;
    }

    /** Fills in how many people each firm has in a month. */
    void live(int month, int[] people) {
        if (month > 0) {
            count(people);
        }
        double[] dismissed = new double[people.length];
        for (int firm = 0; firm < people.length; firm++) {
            dismissed[firm] = people[firm] > wanted[firm] ? 1 - (double) wanted[firm] / people[firm] : 0;
        }
        int[] free = new int[worker.length];
        int waiting = 0;
        for (int index = 0; index < worker.length; index++) {
            boolean isHere = comes[index] <= month && month <= goes[index];
            if (jobOf[index] != NOBODY && (!isHere || leaves(index, month, dismissed))) {
                people[book.firm(jobOf[index])]--;
                book.end(jobOf[index], month);
                jobOf[index] = NOBODY;
            }
            if (jobOf[index] == NOBODY && isHere) {
                free[waiting++] = index;
            }
        }
        hire(month, people, free, waiting);
    }

    private void count(int[] people) {
        for (int job : jobOf) {
            if (job != NOBODY) {
                people[book.firm(job)]++;
            }
        }
    }

    private boolean leaves(int index, int month, double[] dismissed) {
        double unit = chance.unit(worker[index], month);
        return unit < QUITTING || unit < QUITTING + dismissed[book.firm(jobOf[index])];
    }

    private void hire(int month, int[] people, int[] free, int waiting) {
        SplittableRandom random = chance.of(month);
        int left = waiting;
        for (int firm = 0; firm < people.length; firm++) {
            while (people[firm] < wanted[firm] && left > 0) {
                int pick = random.nextInt(left);
                int index = free[pick];
                free[pick] = free[--left];
                jobOf[index] = book.begin(worker[index], firm, month);
                people[firm]++;
            }
        }
    }

    Jobs jobs() {
        return book.byFirm(wanted.length);
    }
}
