package org.quanyu.dmn.kernel;

/** A decision that the kernel does not take and the interpreter has to evaluate. */
public final class NotCompiledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotCompiledException(String message) {
        super(message, null, false, false);
    }
}
