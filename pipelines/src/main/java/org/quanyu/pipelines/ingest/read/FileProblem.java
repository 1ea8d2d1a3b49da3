package org.quanyu.pipelines.ingest.read;

import java.io.Serializable;
import org.quanyu.schemas.failure.FailureCode;

/**
 * Something wrong with a file as a whole.
 *
 * @param text what, with file, place and values
 * @param remedy what to do about it
 */
public record FileProblem(FailureCode code, String text, String remedy) implements Serializable {}
