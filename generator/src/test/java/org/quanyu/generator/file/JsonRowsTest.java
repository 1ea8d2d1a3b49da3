package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;

class JsonRowsTest {

    @Test
    void objectsAreReadBack() throws IOException {
        List<String> lines = lines(Sample.write(new Format.JsonLines(false)));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("{\"名称\":\"平安路\",\"count\":-7,\"价格, \\\"元\\\"\":12.50,\"日期\":\"2024-03-01\","
                        + "\"at\":\"2024-03-01T08:15:00+08:00\"}");
        assertThat(new ObjectMapper().readValue(lines.get(1), Map.class))
                .isEqualTo(Map.of(
                        "名称",
                        Sample.HARD,
                        "count",
                        2_147_483_648L,
                        "价格, \"元\"",
                        -0.05,
                        "日期",
                        "1968-12-31",
                        "at",
                        "2024-12-31T23:59:59+08:00"));
        assertThat(new ObjectMapper().readTree(lines.get(2))).hasSize(5).allMatch(JsonNode::isNull);
    }

    @Test
    void gzipHoldsTheSameFile() throws IOException {
        byte[] packed = Sample.write(new Format.JsonLines(true));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(Sample.write(new Format.JsonLines(false)));
    }

    @Test
    void halfASurrogatePairIsEscaped() throws IOException {
        byte[] written =
                Sample.write(new Format.JsonLines(false), List.of(Column.text("a")), rows -> rows.text("x\ud842y")
                        .endRow());
        assertThat(lines(written)).containsExactly("{\"a\":\"x\\uD842y\"}");
    }

    private static List<String> lines(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        return text.lines().toList();
    }
}
