package org.quanyu.pipelines.ingest.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Where a source was read from, so that a message about it can name file, line and column.
 *
 * @param file name of the source file
 * @param places places by key, for example {@code delivers} or {@code columns.name}
 */
public record Origin(String file, Map<String, Place> places) {

    public Origin {
        places = Collections.unmodifiableMap(new TreeMap<>(places));
    }

    LakeException failure(String key, String what, String remedy) {
        Place place = places.getOrDefault(key, new Place(1, 1));
        return new LakeException(
                FailureCode.SOURCE_INVALID,
                file + ", line " + place.line() + ", column " + place.column() + ": " + what,
                remedy);
    }
}
