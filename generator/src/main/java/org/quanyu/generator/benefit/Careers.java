package org.quanyu.generator.benefit;

import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Jobs;

/** The jobs of each worker in the order in which they were held. */
final class Careers {

    private final Jobs jobs;
    private final int[] first;
    private final int[] job;
    private final int[] firm;

    private Careers(Jobs jobs, int[] first, int[] job, int[] firm) {
        this.jobs = jobs;
        this.first = first;
        this.job = job;
        this.firm = firm;
    }

    static Careers of(District district) {
        Jobs jobs = district.jobs();
        int firms = district.firms().count();
        int count = jobs.end(firms - 1);
        int[] first = new int[district.people().count() + 1];
        for (int one = 0; one < count; one++) {
            first[jobs.worker(one) + 1]++;
        }
        for (int person = 0; person < first.length - 1; person++) {
            first[person + 1] += first[person];
        }
        int[] next = first.clone();
        int[] job = new int[count];
        int[] firm = new int[count];
        for (int at = 0; at < firms; at++) {
            for (int one = jobs.first(at); one < jobs.end(at); one++) {
                int place = next[jobs.worker(one)]++;
                while (place > first[jobs.worker(one)] && jobs.from(job[place - 1]) > jobs.from(one)) {
                    job[place] = job[place - 1];
                    firm[place] = firm[--place];
                }
                job[place] = one;
                firm[place] = at;
            }
        }
        return new Careers(jobs, first, job, firm);
    }

    /** How many jobs a person has had. */
    int jobs(int person) {
        return first[person + 1] - first[person];
    }

    int firm(int person, int place) {
        return firm[first[person] + place];
    }

    /** The first month of a job, as {@link FirmMonths} count. */
    int from(int person, int place) {
        return jobs.from(job[first[person] + place]);
    }

    /** The last month of a job, or the one up to which it is asked for; before its first for one that has not begun. */
    int to(int person, int place, int upTo) {
        return Math.min(upTo, jobs.to(job[first[person] + place]));
    }
}
