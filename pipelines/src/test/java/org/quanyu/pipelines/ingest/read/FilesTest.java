package org.quanyu.pipelines.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.failure.FailureCode;

class FilesTest {

    @TempDir
    Path folder;

    @Test
    void globTakesNamesAsTheyAre() throws IOException {
        for (String name : List.of("a/广东.csv.gz", "b/广东.csv.gz", "b/c/广东.csv.gz", "a/x [1] {+}%41.csv", "a/y.txt")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "x");
        }
        assertThat(found("*/广东.csv.gz")).containsExactly("a/广东.csv.gz", "b/广东.csv.gz");
        assertThat(found("**/广东.csv.gz")).containsExactly("a/广东.csv.gz", "b/c/广东.csv.gz", "b/广东.csv.gz");
        assertThat(found("a/x [1] {+}%41.csv")).containsExactly("a/x [1] {+}%41.csv");
        assertThat(found("a/?.txt")).containsExactly("a/y.txt");
        assertThat(found("z/*")).isEmpty();
        assertThat(FileGlob.find(folder.resolve("not there"), "*")).isEmpty();
    }

    @Test
    void columnNamesAreUniqueAndNotTheLakesOwn() {
        assertThat(ColumnNames.unique(List.of("", "ID", "id", "run_id", "_line", "\u3000名 称\n", "id_2", "ID")))
                .containsExactly(
                        "column_1", "ID", "id_2", "run_id_delivered", "_line_delivered", "名 称", "id_2_2", "ID_3");
    }

    @Test
    void folderInPlaceOfAFile() throws IOException {
        Path place = Files.createDirectory(folder.resolve("firms.csv"));
        Delivery delivery = Delivery.read(new DeliveredFile(place.toUri(), "firms.csv"), Delivery.format("type: csv"));
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_UNREADABLE);
        assertThat(delivery.report().trouble().text()).contains("firms.csv", "folder");
    }

    @Test
    void fileWithoutReadPermission() throws IOException {
        Path file = Files.writeString(folder.resolve("firms.csv"), "a\n1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads every file: run the tests as another user to try this");
        Delivery delivery = Delivery.read(new DeliveredFile(file.toUri(), "firms.csv"), Delivery.format("type: csv"));
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_UNREADABLE);
        assertThat(delivery.report().isRefused()).isTrue();
    }

    private List<String> found(String glob) throws IOException {
        return FileGlob.find(folder, glob).stream().map(DeliveredFile::name).toList();
    }
}
