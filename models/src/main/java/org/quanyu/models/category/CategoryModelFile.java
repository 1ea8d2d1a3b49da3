package org.quanyu.models.category;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.common.liblinear.protos.LibLinearModelProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.provenance.ModelProvenance;

/**
 * A model in a folder: {@code model.pb}, Tribuo's own form; {@code terms.tsv}, in how many messages each term stands, with
 * the number of all messages in the first line; {@code category.json}, the sharpness of the calibration and what the model
 * was learnt from. The same messages give the same bytes.
 */
public record CategoryModelFile(Path folder) {

    /** Models do not say when they were made, so that the same one has the same bytes. */
    static final OffsetDateTime NO_MOMENT = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final String SHARPNESS = "sharpness";
    private static final String LEARNT_FROM = "learnt_from";

    /** @param learntFrom what JSON can say of where the messages come from */
    public void write(CategoryModel model, Map<String, Object> learntFrom) {
        try {
            Files.createDirectories(folder);
            Files.write(modelFile(), withoutMoment(model.scores().model()).toByteArray());
            writeTerms(model.scores().weights());
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("labels", model.labels());
            about.put(SHARPNESS, model.calibration().sharpness());
            about.put(LEARNT_FROM, learntFrom);
            JSON.writeValue(aboutFile().toFile(), about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws LakeException {@code CATEGORY_MODEL_UNUSABLE} where the folder does not hold a model */
    public CategoryModel read() {
        try {
            Model<Label> model = Model.deserializeFromFile(modelFile()).castModel(Label.class);
            double sharpness =
                    JSON.readTree(aboutFile().toFile()).path(SHARPNESS).asDouble();
            return new CategoryModel(LinearScores.of(readTerms(), model), new Calibration(sharpness));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw unusable(e);
        }
    }

    /**
     * What {@link #write} was told.
     *
     * @throws LakeException {@code CATEGORY_MODEL_UNUSABLE} where the folder does not hold a model
     */
    @SuppressWarnings("unchecked")
    public Map<String, Object> learntFrom() {
        try {
            return JSON.convertValue(JSON.readTree(aboutFile().toFile()).path(LEARNT_FROM), Map.class);
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private void writeTerms(TermWeights weights) throws IOException {
        try (Writer out = Files.newBufferedWriter(termsFile())) {
            out.write(weights.messages() + "\n");
            for (Map.Entry<String, Integer> term : weights.holding().entrySet()) {
                out.write(term.getKey() + "\t" + term.getValue() + "\n");
            }
        }
    }

    private TermWeights readTerms() throws IOException {
        Map<String, Integer> holding = new TreeMap<>();
        try (BufferedReader in = Files.newBufferedReader(termsFile())) {
            int messages = Integer.parseInt(String.valueOf(in.readLine()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.lastIndexOf('\t');
                holding.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
            }
            return new TermWeights(messages, holding);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(termsFile() + " has a line without a tab", e);
        }
    }

    /** Tribuo notes the moment of training in the model. */
    private static ModelProto withoutMoment(Model<Label> model) throws InvalidProtocolBufferException {
        ModelProvenance noted = model.getProvenance();
        ModelProvenance kept = new ModelProvenance(
                noted.getClassName(), NO_MOMENT, noted.getDatasetProvenance(), noted.getTrainerProvenance());
        ModelProto whole = model.serialize();
        LibLinearModelProto inner = whole.getSerializedData().unpack(LibLinearModelProto.class);
        ModelDataProto about = inner.getMetadata().toBuilder()
                .setProvenance(new ProtoProvenanceSerialization(false)
                        .serializeToProto(ProvenanceUtil.marshalProvenance(kept)))
                .build();
        return whole.toBuilder()
                .setSerializedData(Any.pack(inner.toBuilder().setMetadata(about).build()))
                .build();
    }

    private LakeException unusable(Exception cause) {
        return new LakeException(
                FailureCode.CATEGORY_MODEL_UNUSABLE,
                folder + " holds no model of categories: " + cause.getMessage(),
                "name the folder that lake train category wrote with --model",
                cause);
    }

    private Path modelFile() {
        return folder.resolve("model.pb");
    }

    private Path termsFile() {
        return folder.resolve("terms.tsv");
    }

    private Path aboutFile() {
        return folder.resolve("category.json");
    }
}
