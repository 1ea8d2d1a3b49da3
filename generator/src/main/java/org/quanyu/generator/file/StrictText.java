package org.quanyu.generator.file;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;

/** Text that arrives as it was written, or not at all. */
final class StrictText {

    private StrictText() {}

    /** Fails at what the charset cannot express, half a surrogate pair for example, where Java would write "?". */
    static Writer writer(OutputStream out, Charset charset) {
        return new OutputStreamWriter(
                out,
                charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Fails at half a surrogate pair, before a library that has its own way to UTF-8 writes "?". */
    static String checked(String text) throws CharacterCodingException {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    throw new MalformedInputException(1);
                }
                at++;
            }
        }
        return text;
    }
}
