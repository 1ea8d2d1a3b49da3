package org.quanyu.generator.district;

import java.time.LocalDate;

/**
 * A person as they are, whatever records say.
 *
 * @param number from 0 up to, but without, {@link People#count}
 * @param household its number; -1 for commuters, who live elsewhere
 * @param role within the household
 * @param division of the first registered home: the first six digits of the identity number
 * @param mobile eleven digits; members of a household share it at times
 * @param localRegistration whether the household register (户籍) is in the city
 */
public record Person(
        int number,
        int household,
        Role role,
        String name,
        boolean woman,
        LocalDate born,
        String identityNumber,
        String division,
        String mobile,
        Education education,
        boolean localRegistration) {

    /** The place in a household. */
    public enum Role {
        HEAD,
        SPOUSE,
        CHILD,
        PARENT,
        LODGER
    }

    /** The highest school passed. */
    public enum Education {
        LOWER("初中及以下"),
        MIDDLE("高中或大专"),
        DEGREE("本科及以上");

        private final String title;

        Education(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Age in whole years. */
    public int age(LocalDate day) {
        return born.until(day).getYears();
    }
}
