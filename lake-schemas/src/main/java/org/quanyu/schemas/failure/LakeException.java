package org.quanyu.schemas.failure;

/** A failure that a person can act on: what happened, where, and what to do. */
public final class LakeException extends RuntimeException {

    private final FailureCode code;
    private final String remedy;

    /**
     * @param what what happened and where (file, line, column, key), with the values in it
     * @param remedy what to do about it, one sentence
     */
    public LakeException(FailureCode code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public LakeException(FailureCode code, String what, String remedy, Throwable cause) {
        super(what, cause);
        this.code = code;
        this.remedy = remedy;
    }

    public FailureCode code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }

    /** The text a user reads: code and what happened on the first line, what to do on the second. */
    public String text() {
        return code.code() + " " + getMessage() + "\n  " + remedy;
    }
}
