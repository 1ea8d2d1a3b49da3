package org.quanyu.orchestration.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.models.risk.Target;
import org.quanyu.models.score.RiskModelFolder;
import org.quanyu.models.train.JudgementReport;
import org.quanyu.models.train.RiskTraining;
import org.quanyu.orchestration.input.FileRows;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;

/** The folder of a training: the model, {@code metrics.json}, and {@code foretold.csv} with every row that was judged. */
public record TrainingFolder(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @return what was told of the training, as {@code metrics.json} holds it */
    public String write(Target target, List<Path> input, FileRows read, RiskTraining.Trained trained) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("target", target.name());
        told.put("question", target.question());
        told.put("files", files(input));
        told.put("columns_missing", read.missing());
        told.putAll(trained.told(target));
        told.put("versions", LibraryVersions.all());
        try {
            new RiskModelFolder(folder).write(trained.model(), target.text(), told);
            String json = JSON.writeValueAsString(told);
            Files.writeString(folder.resolve("metrics.json"), json);
            try (PrintWriter out =
                    new PrintWriter(Files.newBufferedWriter(folder.resolve("foretold.csv"), StandardCharsets.UTF_8))) {
                Rows.write(OutputFormat.CSV, out, new JudgementReport(trained.judgement()).foretold());
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, Object>> files(List<Path> input) {
        return input.stream()
                .map(file -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", file.getFileName().toString());
                    one.put("bytes", size(file));
                    return one;
                })
                .toList();
    }

    /** Rows are told by their checksum; a folder of files has no size of its own. */
    private static Long size(Path file) {
        try {
            return Files.isDirectory(file) ? null : Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
