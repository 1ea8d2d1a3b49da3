package org.quanyu.models.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;
import org.quanyu.models.score.RiskModel;
import org.quanyu.models.score.RiskModelFolder;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The files of registered models.
 *
 * @param folder of all models of the lake
 */
public record ModelStore(Path folder) {

    /** Where a version is kept, below the folder of models. */
    static String place(String target, int version) {
        return "risk/" + target + "/" + version;
    }

    /** The folder of a version that is to be written. What a run left there that was never published goes. */
    RiskModelFolder begin(String target, int version) {
        Path place = folder.resolve(place(target, version));
        try {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    List<Path> deepestFirst =
                            files.sorted(Comparator.reverseOrder()).toList();
                    for (Path file : deepestFirst) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RiskModelFolder(place);
    }

    /** @throws LakeException {@code RISK_MODEL_ALTERED} where the files are not those that were registered */
    public RiskModel read(RegisteredModel model) {
        RiskModelFolder files = new RiskModelFolder(folder.resolve(model.files().folder()));
        if (!files.digest().equals(model.files().digest())) {
            throw new LakeException(
                    FailureCode.RISK_MODEL_ALTERED,
                    files.folder() + " does not hold the files of version " + model.version() + " of " + model.target()
                            + " as they were registered",
                    "restore the folder, or train anew with lake train " + model.target());
        }
        return files.read();
    }

    /** The target as it was when the model was learnt. */
    public Target target(RegisteredModel model) {
        return TargetReader.read(
                model.files().folder() + "/target.yaml",
                new RiskModelFolder(folder.resolve(model.files().folder())).target());
    }
}
