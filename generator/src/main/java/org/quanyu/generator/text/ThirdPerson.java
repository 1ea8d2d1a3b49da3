package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** Turns what a citizen says into what a clerk notes down. */
final class ThirdPerson {

    private static final String[] CALLERS = {"市民", "来电人", "诉求人", "该市民", "其"};
    private static final String[] GROUPS = {"居民", "周边居民", "市民等人", "大家"};

    private ThirdPerson() {}

    /** Replaces the first person throughout. */
    static void tell(StringBuilder text, SplittableRandom random) {
        String caller = Wording.any(CALLERS, random);
        String group = Wording.any(GROUPS, random);
        for (int index = text.indexOf("我"); index >= 0; index = text.indexOf("我", index + 1)) {
            boolean many = index + 1 < text.length() && text.charAt(index + 1) == '们';
            text.replace(index, index + (many ? 2 : 1), many ? group : caller);
        }
    }
}
