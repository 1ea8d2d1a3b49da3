package org.quanyu.pipelines.benefit.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;

class StableFooterTest {

    @TempDir
    private Path folder;

    /** Another process may list the encodings the other way round. */
    @Test
    void filesWhoseEncodingsAreListedInAnotherOrderBecomeTheSame() throws IOException {
        SparkSession spark = ClusterSession.session();
        Path written = new MatchFolder(folder)
                .write("table", spark.range(0, 1_000, 1, 1).selectExpr("id", "STRING(id % 7) AS word"))
                .resolve("part-00000.parquet");
        byte[] stable = Files.readAllBytes(written);
        Path other = folder.resolve("other.parquet");
        Files.write(other, reversed(stable));
        assertThat(Files.readAllBytes(other)).isNotEqualTo(stable);

        StableFooter.write(other);

        assertThat(Files.readAllBytes(other)).isEqualTo(stable);
        assertThat(spark.read().parquet(other.toString()).where("word = '3'").count())
                .isEqualTo(143);
    }

    private static byte[] reversed(byte[] file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int from = file.length - 8 - all.getInt(file.length - 8);
        FileMetaData footer =
                Util.readFileMetaData(new ByteArrayInputStream(Arrays.copyOfRange(file, from, file.length - 8)));
        footer.getRow_groups().forEach(group -> group.getColumns()
                .forEach(column -> Collections.reverse(column.getMeta_data().getEncodings())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        Util.writeFileMetaData(footer, out);
        out.write(file, file.length - 8, 8);
        return out.toByteArray();
    }
}
