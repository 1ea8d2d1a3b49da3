package org.quanyu.generator.benefit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.district.*;

class CalibrationTest {
    @Test
    void look() throws Exception {
        double scale = Double.parseDouble(System.getProperty("scale", "0.01"));
        Span span = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));
        long t0 = System.nanoTime();
        District district = District.of(1, scale, Sizes.of(scale), span);
        System.out.println("district " + (System.nanoTime() - t0) / 1e6);
        Benefits benefits = new Benefits(district);
        t0 = System.nanoTime();
        Payments payments = benefits.payments();
        System.out.println("payments " + (System.nanoTime() - t0) / 1e6 + " " + payments.count());
        t0 = System.nanoTime();
        RegisterBook book = benefits.book();
        System.out.println("book " + (System.nanoTime() - t0) / 1e6);
        Set<String> who = new HashSet<>();
        Map<String, long[]> by = new TreeMap<>();
        Map<String, Set<Integer>> recipients = new TreeMap<>();
        long[] kinds = new long[3];
        Map<String, Integer> reasons = new TreeMap<>();
        long total = 0, early = 0;
        for (int i = 0; i < payments.count(); i++) {
            Policy p = payments.policy(i);
            who.add(p.entity() + ":" + payments.entity(i));
            total += payments.yuan(i);
            if (payments.month(i).isBefore(YearMonth.of(2023, 1))) early += payments.yuan(i);
            int y = Math.max(0, Math.min(2, payments.month(i).getYear() - 2022));
            by.computeIfAbsent(p.entity() + " " + p.id(), k -> new long[4])[y] += payments.yuan(i);
            by.get(p.entity() + " " + p.id())[3]++;
            recipients
                    .computeIfAbsent(p.entity() + " " + p.id(), k -> new HashSet<>())
                    .add(payments.entity(i));
            kinds[p.entity().ordinal()] += payments.yuan(i);
            reasons.merge(payments.reason(i).name(), 1, Integer::sum);
        }
        by.forEach((k, v) -> System.out.printf(
                "%-45s %9.2f %9.2f %9.2f wan/scale  n %6d recipients %d%n",
                k,
                v[0] / 1e4 / scale,
                v[1] / 1e4 / scale,
                v[2] / 1e4 / scale,
                v[3],
                recipients.get(k).size()));
        System.out.printf(
                "recipients %.0f total %.1f M early %.1f M  kinds %s %n",
                who.size() / scale, total / 1e6 / scale, early / 1e6 / scale, Arrays.toString(kinds));
        System.out.println(reasons);
        for (Entity e : Entity.values())
            System.out.println(
                    e + " " + who.stream().filter(w -> w.startsWith(e.name())).count() / scale);
        for (Register r : benefits.registers.all()) System.out.print(r.name() + " " + book.count(r) + "; ");
        System.out.println();
        Set<String> missing = new TreeSet<>();
        Policies.all().forEach(p -> missing.add(p.entity() + " " + p.id()));
        missing.removeAll(by.keySet());
        System.out.println("nobody: " + missing);
        for (var feed : BenefitFeeds.of(district)) {
            t0 = System.nanoTime();
            int n = Rows.of(feed, span).size();
            double ms = (System.nanoTime() - t0) / 1e6;
            if (n > 2000 || ms > 200)
                System.out.printf(
                        "%s %s rows %d  %.0f ms  %.0f ns/row%n",
                        feed.department(), feed.name(), n, ms, ms * 1e6 / Math.max(1, n));
        }
    }
}
