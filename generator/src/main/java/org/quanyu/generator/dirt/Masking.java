package org.quanyu.generator.dirt;

/** Values of which a part is hidden, as exports for other departments have them. */
public final class Masking {

    private Masking() {}

    /** 440309199001011234 as 4403********1234: the division's city and the last four stay; also for 15 digits. */
    public static String identityNumber(String number) {
        return number.length() < 9 ? number : hidden(number, 4, number.length() - 4, 8);
    }

    /** 13812345678 as 138****5678. */
    public static String phone(String phone) {
        return phone.length() < 8 ? phone : hidden(phone, 3, phone.length() - 4, 4);
    }

    /** 张伟强 as 张**. */
    public static String name(String name) {
        int surname = Misspelling.surnameLength(name);
        return name.substring(0, surname) + "*".repeat(name.length() - surname);
    }

    /** 张伟强 as 张先生. */
    public static String title(String name, boolean woman) {
        return name.substring(0, Misspelling.surnameLength(name)) + (woman ? "女士" : "先生");
    }

    private static String hidden(String text, int from, int to, int stars) {
        return text.substring(0, from) + "*".repeat(stars) + text.substring(to);
    }
}
