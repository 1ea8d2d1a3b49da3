package org.quanyu.generator.firm;

import java.time.LocalDate;

/**
 * Something that was settled in a firm's registration.
 *
 * @param before null where nothing was before
 */
public record Change(int firm, Matter matter, LocalDate day, String before, String after) {

    /** What is settled. */
    public enum Matter {
        FOUNDED("设立登记"),
        NAME("名称变更"),
        ADDRESS("住所（经营场所）变更"),
        REPRESENTATIVE("法定代表人变更"),
        CAPITAL("注册资本变更"),
        RELOCATED("迁出登记"),
        CLOSED("注销登记"),
        REVOKED("吊销");

        private final String title;

        Matter(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** Whether the firm is gone afterwards. */
        public boolean isEnd() {
            return this == RELOCATED || this == CLOSED || this == REVOKED;
        }
    }
}
