package org.quanyu.dmn.model;

import java.nio.file.Path;
import java.util.function.Function;
import org.quanyu.dmn.feel.FeelException;

/** FEEL within a file: what is wrong with a text is told with its place in the file. */
final class Feel {

    private Feel() {}

    static <T> T read(Path file, Element text, Function<String, T> reading) {
        try {
            return reading.apply(text.text());
        } catch (FeelException e) {
            throw new ModelException(
                    e.getMessage() + " in \"" + text.text().strip() + "\" at character " + (e.position() + 1),
                    file,
                    text.line(),
                    text.column(),
                    e);
        }
    }
}
