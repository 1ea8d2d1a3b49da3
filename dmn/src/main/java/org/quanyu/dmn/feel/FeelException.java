package org.quanyu.dmn.feel;

/** A text that is not FEEL, or not the part of FEEL that is understood. */
public final class FeelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    FeelException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Of the character where it does not go on, from 0. */
    public int position() {
        return position;
    }
}
