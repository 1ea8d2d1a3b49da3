package org.quanyu.pipelines.clean.value;

/** Traditional Chinese characters in their simplified form, each for itself, from the table of OpenCC. */
final class Simplified {

    private static final String RESOURCE = "/data/dictionary/TSCharacters.txt";

    private static final char[] SIMPLE = new char[Character.MAX_VALUE + 1];

    static {
        for (int character = 0; character < SIMPLE.length; character++) {
            SIMPLE[character] = (char) character;
        }
        CharacterTable.read(RESOURCE).forEach((character, forms) -> {
            if (!Character.isSurrogate(forms.charAt(0))) {
                SIMPLE[character] = forms.charAt(0);
            }
        });
    }

    private Simplified() {}

    static char of(char character) {
        return SIMPLE[character];
    }
}
