package org.quanyu.schemas.yaml;

import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * A file that somebody wrote, as far as messages about it need to know it.
 *
 * @param name as messages name it
 * @param invalid the failure where it is wrong
 * @param page the page that tells how to write one, for example {@code docs/sources.md}
 */
public record YamlFile(String name, FailureCode invalid, String page) {

    /** What is wrong at a place of the file. */
    public LakeException failure(Place place, String what, String remedy) {
        return new LakeException(
                invalid, name + ", line " + place.line() + ", column " + place.column() + ": " + what, remedy);
    }
}
