package org.quanyu.models.text;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
 * A model in a folder: {@code model.json}, its settings, the sharpness of the calibration and what it was learnt from;
 * for each member {@code model.pb}, Tribuo's own form, and {@code terms.tsv}, what each term weighs, those of the second
 * {@code model-2.pb} and {@code terms-2.tsv}. The same messages give the same bytes.
 */
public record TextModelFile(Path folder) {

    /** Models do not say when they were made, so that the same one has the same bytes. */
    static final OffsetDateTime NO_MOMENT = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final String TERMS = "terms";
    private static final String SHARPNESS = "sharpness";
    private static final String LEARNT_FROM = "learnt_from";

    /** @param learntFrom what JSON can say of where the messages come from */
    public void write(TextModel model, Map<String, Object> learntFrom) {
        try {
            Files.createDirectories(folder);
            List<LinearScores> members = model.scores().members();
            for (int member = 0; member < members.size(); member++) {
                Files.write(
                        modelFile(member),
                        withoutMoment(members.get(member).model()).toByteArray());
                writeTerms(member, members.get(member).weights());
            }
            Map<String, Object> about = new LinkedHashMap<>();
            about.put(
                    TERMS,
                    members.stream().map(member -> member.weights().kind()).toList());
            about.put("labels", model.labels());
            about.put(SHARPNESS, model.calibration().sharpness());
            about.put(LEARNT_FROM, learntFrom);
            JSON.writeValue(aboutFile().toFile(), about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws LakeException {@code TEXT_MODEL_UNUSABLE} where the folder does not hold a model */
    public TextModel read() {
        try {
            JsonNode about = JSON.readTree(aboutFile().toFile());
            List<LinearScores> members = new ArrayList<>();
            for (JsonNode kind : about.path(TERMS)) {
                Model<Label> model =
                        Model.deserializeFromFile(modelFile(members.size())).castModel(Label.class);
                members.add(LinearScores.of(readTerms(members.size(), TermKind.valueOf(kind.asText())), model));
            }
            if (members.isEmpty()) {
                throw new IllegalArgumentException(aboutFile() + " names no " + TERMS);
            }
            return new TextModel(
                    new AveragedScores(members),
                    new Calibration(about.path(SHARPNESS).asDouble()));
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw unusable(e);
        }
    }

    /**
     * What {@link #write} was told.
     *
     * @throws LakeException {@code TEXT_MODEL_UNUSABLE} where the folder does not hold a model
     */
    @SuppressWarnings("unchecked")
    public Map<String, Object> learntFrom() {
        try {
            return JSON.convertValue(JSON.readTree(aboutFile().toFile()).path(LEARNT_FROM), Map.class);
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private void writeTerms(int member, TermWeights weights) throws IOException {
        try (Writer out = Files.newBufferedWriter(termsFile(member))) {
            for (Map.Entry<String, Double> term : weights.own().entrySet()) {
                out.write(term.getKey() + "\t" + term.getValue() + "\n");
            }
        }
    }

    private TermWeights readTerms(int member, TermKind kind) throws IOException {
        Map<String, Double> own = new TreeMap<>();
        try (BufferedReader in = Files.newBufferedReader(termsFile(member))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.lastIndexOf('\t');
                own.put(line.substring(0, tab), Double.valueOf(line.substring(tab + 1)));
            }
            return new TermWeights(kind, own);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(termsFile(member) + " has a line without a tab", e);
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
                FailureCode.TEXT_MODEL_UNUSABLE,
                folder + " holds no model of texts: " + cause.getMessage(),
                "name the folder that lake train category or lake train sentiment wrote",
                cause);
    }

    private Path modelFile(int member) {
        return folder.resolve("model" + number(member) + ".pb");
    }

    private Path termsFile(int member) {
        return folder.resolve("terms" + number(member) + ".tsv");
    }

    private static String number(int member) {
        return member == 0 ? "" : "-" + (member + 1);
    }

    private Path aboutFile() {
        return folder.resolve("model.json");
    }
}
