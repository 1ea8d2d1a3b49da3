package org.quanyu.pipelines.ingest.read;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.quanyu.schemas.failure.FailureCode;

/** Counts the records of a file while they pass, and tells what became of it. */
public final class FileTally {

    private final FileInspection file;
    private final Map<FailureCode, Long> counts = new EnumMap<>(FailureCode.class);
    private long rows;
    private long setAside;
    private String first;

    public FileTally(FileInspection file) {
        this.file = file;
    }

    /** Takes note of the next record. */
    public void count(DeliveredRecord record) {
        rows++;
        if (record instanceof DeliveredRecord.SetAside aside) {
            setAside++;
            counts.merge(aside.problem(), 1L, Long::sum);
            first = first == null ? aside.text() : first;
        }
    }

    /** @param problem what the reader says of the file as a whole */
    public FileReport report(Optional<FileProblem> problem) {
        return new FileReport(file, rows, setAside, status(problem), trouble(problem));
    }

    private DeliveryStatus status(Optional<FileProblem> problem) {
        if (rows > 0 && setAside == rows) {
            return DeliveryStatus.SET_ASIDE;
        }
        boolean cutOff = problem.filter(found -> found.code() == FailureCode.FILE_CUT_OFF)
                .isPresent();
        return cutOff ? DeliveryStatus.CUT_OFF : DeliveryStatus.TAKEN;
    }

    private FileProblem trouble(Optional<FileProblem> problem) {
        if (setAside == 0) {
            return problem.orElse(null);
        }
        String counted = (rows - setAside) + " rows were taken in, " + setAside + " set aside";
        if (problem.isPresent()) {
            FileProblem whole = problem.get();
            return new FileProblem(whole.code(), whole.text() + "; " + counted, whole.remedy());
        }
        FailureCode most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new FileProblem(
                most,
                file.file().name() + ": " + counted + "; the first: " + first,
                "see them with: lake quarantine list; mend the source file or ask {owner} for the rows again");
    }
}
