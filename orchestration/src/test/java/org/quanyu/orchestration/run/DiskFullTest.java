package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** A lake whose disk is full says so, loses nothing, and goes on once there is room. */
class DiskFullTest {

    private static final String SOURCE = """
            source: firms
            title: 企业登记
            owner: 市场监管局
            files: firms-*.csv
            format: {type: csv}
            delivers: silver.firm_registration
            key: [credit_code, name]
            columns: {credit_code: code, name: name, credit_code_valid: credit_code_valid(code)}
            """;

    @TempDir
    Path folder;

    private Path disk;
    private TestLake lake;

    @BeforeEach
    void open() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                execute("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", disk.toString()) == 0,
                "skipped: only root can mount a small disk to fill");
        lake = new TestLake(disk).source("firms", SOURCE).deliver("firms-1.csv", "code,name\nX1,甲公司\n");
    }

    @AfterEach
    void close() throws Exception {
        if (lake != null) {
            lake.close();
            execute("umount", "-l", disk.toString());
        }
    }

    @Test
    void aFullDiskIsNamedAndTheRunGoesOnOnceThereIsRoom() throws IOException {
        assertThat(lake.run("2020-01-01").exitCode()).isZero();
        StringBuilder rows = new StringBuilder("code,name\n");
        for (int i = 0; i < 50_000; i++) {
            rows.append("X%d,公司%d号%s%n".formatted(i, i, Integer.toHexString(i * 0x9E3779B1)));
        }
        lake.deliver("firms-2.csv", rows.toString());
        Path filler = fill();
        Outcome outcome = lake.run("2020-01-02");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-5004");
        Files.delete(filler);
        Outcome again = lake.run("2020-01-02");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(lake.number("select count(*) from lake.gold.firm")).isEqualTo(50_001);
    }

    /** Leaves too little for 50,000 rows on the way through three layers. */
    private Path fill() throws IOException {
        FileStore store = Files.getFileStore(disk);
        Path filler = disk.resolve("filler");
        Files.write(filler, new byte[(int) Math.max(0, store.getUsableSpace() - 1_000_000)]);
        return filler;
    }

    private static int execute(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
