package org.quanyu.pipelines.ingest.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;

/**
 * Where a source was read from, so that a message about it can name file, line and column.
 *
 * @param file the source file
 * @param places places by key, for example {@code delivers} or {@code columns.name}
 */
public record Origin(YamlFile file, Map<String, Place> places) {

    public Origin {
        places = Collections.unmodifiableMap(new TreeMap<>(places));
    }

    LakeException failure(String key, String what, String remedy) {
        return file.failure(places.getOrDefault(key, new Place(1, 1)), what, remedy);
    }
}
