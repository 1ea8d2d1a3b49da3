package org.quanyu.generator.text;

/**
 * An item of the district's catalogue of governance items.
 *
 * @param code family, category and number, for example {@code D03-012}
 * @param name object and problem, as in 雨水井盖破损
 * @param workingDays within which the department has to handle it
 * @param since the year whose catalogue was the first with it: 2022 or 2023
 * @param popularity its share of all requests
 * @param topic what citizens' texts about it are made of
 */
public record Item(
        String code,
        Family family,
        String category,
        String name,
        String object,
        String problem,
        String department,
        int workingDays,
        int since,
        double popularity,
        String topic) {}
