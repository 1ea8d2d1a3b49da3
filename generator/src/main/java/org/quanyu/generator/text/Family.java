package org.quanyu.generator.text;

/** The seven families of events the district knows. */
public enum Family {
    PUBLIC_ORDER("治安风险"),
    PETITIONS("信访维稳"),
    LIVELIHOOD("民生诉求"),
    CITY_SERVICES("城市民生服务管理"),
    SMALL_PREMISES("三小场所安全隐患"),
    DISPUTES("矛盾纠纷"),
    MAJOR_EVENTS("重大公共事件");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** The family's name in Chinese. */
    public String title() {
        return title;
    }

    /** The letter its codes begin with, A to G. */
    char letter() {
        return (char) ('A' + ordinal());
    }

    static Family titled(String title) {
        for (Family family : values()) {
            if (family.title.equals(title)) {
                return family;
            }
        }
        throw new IllegalArgumentException("there is no family " + title);
    }
}
