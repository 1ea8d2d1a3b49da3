package org.quanyu.models.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.trees.Isotonic;
import org.quanyu.models.trees.Trees;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * A model in a folder: {@code trees-N.ubj}, XGBoost's own form; {@code model.json}, features, calibration and bands;
 * {@code target.yaml} as it was written; {@code manifest.json}, what it was learnt from and how it was judged; and
 * {@code SHA256SUMS} of all of them, which {@code sha256sum -c} reads too. Equal models give equal bytes.
 */
public record RiskModelFolder(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private static final String SUMS = "SHA256SUMS";
    private static final String MODEL = "model.json";
    private static final String TARGET = "target.yaml";
    private static final String MANIFEST = "manifest.json";

    /**
     * @param target the target's file as it was written
     * @param manifest what JSON can say of where the model comes from
     */
    public void write(RiskModel model, String target, Map<String, Object> manifest) {
        try {
            Files.createDirectories(folder);
            List<String> names = new ArrayList<>(List.of(MANIFEST, MODEL, TARGET));
            for (int at = 0; at < model.trees().models().size(); at++) {
                names.add("trees-" + (at + 1) + ".ubj");
                Files.write(
                        folder.resolve("trees-" + (at + 1) + ".ubj"),
                        model.trees().models().get(at));
            }
            Files.write(folder.resolve(MODEL), JSON.writeValueAsBytes(told(model)));
            Files.writeString(folder.resolve(TARGET), target);
            Files.write(folder.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
            StringBuilder sums = new StringBuilder();
            for (String name : names) {
                sums.append(sum(name)).append("  ").append(name).append('\n');
            }
            Files.writeString(folder.resolve(SUMS), sums);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws LakeException {@code RISK_MODEL_UNUSABLE}, or {@code RISK_MODEL_ALTERED} where a file is not as it was written */
    public RiskModel read() {
        try {
            Map<String, String> sums = sums();
            for (Map.Entry<String, String> entry : sums.entrySet()) {
                if (!sum(entry.getKey()).equals(entry.getValue())) {
                    throw new LakeException(
                            FailureCode.RISK_MODEL_ALTERED,
                            folder.resolve(entry.getKey()) + " is not as it was written: its SHA-256 is "
                                    + sum(entry.getKey()) + ", not " + entry.getValue(),
                            "restore the file, or train the model anew with lake train --target");
                }
            }
            return model(JSON.readTree(folder.resolve(MODEL).toFile()), trees(sums));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    /** SHA-256 of the list of checksums, which stands for all files. */
    public String digest() {
        try {
            return sum(SUMS);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The target's file as it was when the model was learnt. */
    public String target() {
        try {
            return Files.readString(folder.resolve(TARGET));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What {@link #write} was told. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> manifest() {
        try {
            return JSON.readValue(folder.resolve(MANIFEST).toFile(), Map.class);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Map<String, Object> told(RiskModel model) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("target", model.target());
        told.put("features", model.features());
        told.put("calibration", model.calibration());
        told.put("red", model.red());
        told.put("orange", model.orange());
        return told;
    }

    private static RiskModel model(JsonNode told, List<byte[]> trees) throws IOException {
        List<Feature> features = new ArrayList<>();
        for (JsonNode feature : told.required("features")) {
            features.add(feature(feature));
        }
        JsonNode calibration = told.required("calibration");
        return new RiskModel(
                told.required("target").asText(),
                features,
                new Trees(trees, features.size()),
                new Isotonic(
                        JSON.convertValue(calibration.required("margins"), double[].class),
                        JSON.convertValue(calibration.required("probabilities"), double[].class)),
                told.required("red").asDouble(),
                told.required("orange").asDouble());
    }

    private static Feature feature(JsonNode told) {
        List<String> categories = new ArrayList<>();
        told.required("categories").forEach(name -> categories.add(name.asText()));
        return new Feature(
                told.required("name").asText(),
                told.required("theme").asText(),
                categories,
                told.required("isCategorical").asBoolean(),
                told.required("direction").asInt(),
                told.required("words").asText());
    }

    private List<byte[]> trees(Map<String, String> sums) throws IOException {
        List<byte[]> trees = new ArrayList<>();
        for (String name : sums.keySet()) {
            if (name.endsWith(".ubj")) {
                trees.add(Files.readAllBytes(folder.resolve(name)));
            }
        }
        return trees;
    }

    private Map<String, String> sums() throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve(SUMS))) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException(SUMS + " has the line " + line);
            }
            sums.put(parts[1], parts[0]);
        }
        if (!sums.keySet().containsAll(List.of(MANIFEST, MODEL, TARGET))) {
            throw new IllegalArgumentException(SUMS + " does not name all files of a model");
        }
        return sums;
    }

    private String sum(String name) throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private LakeException unusable(Exception cause) {
        return new LakeException(
                FailureCode.RISK_MODEL_UNUSABLE,
                folder + " holds no model of a risk: " + cause.getMessage(),
                "name the folder that lake train --target wrote with --model",
                cause);
    }
}
