package org.quanyu.generator.district;

import java.time.LocalDate;

/**
 * A legal entity, branch or individual business as it is, whatever records say.
 *
 * @param number from 0 up to, but without, {@link Firms#count}
 * @param name as registered now
 * @param tradeName the part of the name that is its own (字号)
 * @param formerName as registered before it was renamed; null for one that was not
 * @param renamed when; null for one that was not
 * @param formerRegistration the licence number of 15 digits that it had until 2015; null for a later one
 * @param unit where it is registered
 * @param headquarters the firm it is a branch of; -1 for one that is none
 * @param representative the person's number
 * @param capital in 10,000 yuan
 * @param phone of its office
 */
public record Firm(
        int number,
        Kind kind,
        Industry industry,
        String name,
        String tradeName,
        String formerName,
        LocalDate renamed,
        String creditCode,
        String formerRegistration,
        LocalDate founded,
        int unit,
        int headquarters,
        int representative,
        int capital,
        String phone) {

    /** The legal form. */
    public enum Kind {
        COMPANY("有限责任公司"),
        BRANCH("有限责任公司分公司"),
        INDIVIDUAL("个体工商户");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
