package org.quanyu.pipelines.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.quanyu.pipelines.ingest.read.ColumnNames;
import org.quanyu.pipelines.ingest.read.FileInspection;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Notice;

/** Finds columns that a source did not deliver before. */
final class ColumnChanges {

    private ColumnChanges() {}

    /**
     * One notice for each new column.
     *
     * @param known headers of earlier deliveries; where there is none, the first file says what is usual, and for JSON,
     *     where records leave keys out, all files together
     */
    static List<Notice> notices(SourceDefinition source, List<FileInspection> files, List<String> known) {
        Set<String> usual = new HashSet<>();
        source.deliveredColumns().forEach(column -> usual.add(folded(column)));
        known.forEach(
                header -> ColumnNames.unique(DeliveryRows.names(header)).forEach(column -> usual.add(folded(column))));
        List<FileInspection> told =
                files.stream().filter(file -> !file.header().isEmpty()).toList();
        if (known.isEmpty() && !told.isEmpty()) {
            if (!isTabular(source.format())) {
                return List.of();
            }
            told.get(0).columns().forEach(column -> usual.add(folded(column)));
        }
        Map<String, List<String>> filesByColumn = new LinkedHashMap<>();
        told.forEach(file -> file.columns().stream()
                .filter(column -> !usual.contains(folded(column)))
                .forEach(column -> filesByColumn
                        .computeIfAbsent(column, added -> new ArrayList<>())
                        .add(file.file().name())));
        List<Notice> notices = new ArrayList<>();
        filesByColumn.forEach((column, names) -> notices.add(notice(source, column, names)));
        return notices;
    }

    private static Notice notice(SourceDefinition source, String column, List<String> files) {
        String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more files";
        return new Notice(
                FailureCode.FILE_COLUMN_ADDED,
                files.get(0) + ", column " + column,
                files.get(0) + more + " has a column that was not delivered before: " + column,
                "it is kept in " + source.bronzeTable() + "; map it in "
                        + source.origin().file().name() + " if it is of use",
                false);
    }

    private static boolean isTabular(SourceFormat format) {
        return !(format instanceof SourceFormat.Json) && !(format instanceof SourceFormat.JsonLines);
    }

    private static String folded(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
