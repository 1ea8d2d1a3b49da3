package org.quanyu.dmn.model;

import java.nio.file.Path;

/** A model that is refused, with the place of what is wrong with it. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final int column;

    /**
     * Refuses a file.
     *
     * @param line from 1, or 0 for the file as a whole
     * @param column from 1, or 0
     */
    public ModelException(String message, Path file, int line, int column, Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    ModelException(String message, Path file, Element element) {
        this(message, file, element.line(), element.column(), null);
    }

    public Path file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** What is wrong and where, in one line. */
    public String told() {
        return file.getFileName() + (line == 0 ? "" : ", line " + line + ", column " + column) + ": " + getMessage();
    }
}
