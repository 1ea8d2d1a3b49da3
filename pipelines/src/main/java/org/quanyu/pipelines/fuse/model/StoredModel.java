package org.quanyu.pipelines.fuse.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * A model as it is kept beside what was fused with it, in JSON: {@code prior}, {@code threshold} (bits) and for each of
 * the {@code comparisons} its {@code name} and {@code levels} with {@code level}, {@code m} and {@code u}.
 *
 * @param threshold the match weight from which on a pair was a link, in bits
 */
public record StoredModel(MatchModel model, double threshold) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The model as JSON. */
    public String json() {
        ObjectNode top = JSON.createObjectNode();
        top.put("prior", model.prior());
        top.put("threshold", threshold);
        ArrayNode comparisons = top.putArray("comparisons");
        for (int index = 0; index < model.comparisons().size(); index++) {
            Comparison comparison = model.comparisons().get(index);
            ObjectNode node = comparisons.addObject();
            node.put("name", comparison.name());
            ArrayNode levels = node.putArray("levels");
            for (int level = 1; level < comparison.levelCount(); level++) {
                levels.addObject()
                        .put("level", comparison.label(level))
                        .put("m", model.m()[index][level])
                        .put("u", model.u()[index][level]);
            }
        }
        return top.toPrettyString() + "\n";
    }

    /**
     * @param comparisons those of the linkage that the model was trained for
     * @param name of the file, for messages
     * @throws LakeException {@code CLUSTERS_UNUSABLE} where the text is no such model, or one of other comparisons
     */
    public static StoredModel read(List<Comparison> comparisons, String name, String json) {
        JsonNode top = parsed(name, json);
        double[][] m = new double[comparisons.size()][];
        double[][] u = new double[comparisons.size()][];
        for (int index = 0; index < comparisons.size(); index++) {
            Comparison comparison = comparisons.get(index);
            JsonNode node = top.path("comparisons").path(index);
            m[index] = new double[comparison.levelCount()];
            u[index] = new double[comparison.levelCount()];
            for (int level = 1; level < comparison.levelCount(); level++) {
                JsonNode found = node.path("levels").path(level - 1);
                if (!found.path("level").asText().equals(comparison.label(level))) {
                    throw unusable(name, "has no level " + comparison.label(level) + " of " + comparison.name(), null);
                }
                m[index][level] = found.path("m").asDouble();
                u[index][level] = found.path("u").asDouble();
            }
        }
        MatchModel model = new MatchModel(comparisons, m, u, top.path("prior").asDouble());
        return new StoredModel(model, top.path("threshold").asDouble());
    }

    private static JsonNode parsed(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw unusable(name, "is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static LakeException unusable(String name, String what, Throwable cause) {
        return new LakeException(
                FailureCode.CLUSTERS_UNUSABLE,
                name + " " + what,
                "leave what lake fuse run wrote as it is, or run it again",
                cause);
    }
}
