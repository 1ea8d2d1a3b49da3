package org.quanyu.generator.benefit;

import java.util.Locale;

/** Who a benefit is for. */
public enum Entity {
    PERSON("个人"),
    HOUSEHOLD("家庭"),
    FIRM("企业");

    private final String title;

    Entity(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As policies and truth write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
