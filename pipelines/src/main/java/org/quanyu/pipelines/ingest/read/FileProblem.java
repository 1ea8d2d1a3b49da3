package org.quanyu.pipelines.ingest.read;

import java.io.Serializable;
import org.quanyu.schemas.failure.FailureCode;

/**
 * Something wrong with a file as a whole.
 *
 * @param text what, with file, place and values
 * @param remedy what to do about it; {@link #OWNER} stands where the department is to be named
 */
public record FileProblem(FailureCode code, String text, String remedy) implements Serializable {

    static final String OWNER = "{owner}";

    /** What to do about it, with the department that answers for the source. */
    public String remedy(String owner) {
        return remedy.replace(OWNER, owner);
    }
}
