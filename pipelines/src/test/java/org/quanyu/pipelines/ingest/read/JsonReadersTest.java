package org.quanyu.pipelines.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.failure.FailureCode;

class JsonReadersTest {

    @TempDir
    Path folder;

    @Test
    void arrayOfObjects() {
        Delivery delivery =
                json("[ {\"a\": 1.50, \"b\": \"x,]}\\\"\"},\n{\"b\":null,\"c\":{\"d\":[1, 2]},\"a\":true} ]\n");
        assertThat(delivery.inspection().header()).containsExactly("a", "b", "c");
        assertThat(delivery.told())
                .containsExactly(Arrays.asList("1.50", "x,]}\"", null), Arrays.asList("true", null, "{\"d\":[1, 2]}"));
        assertThat(delivery.rows()).extracting(Delivery.Row::line).containsExactly(1L, 2L);
        assertThat(delivery.code()).isNull();
    }

    @Test
    void emptyArray() {
        assertThat(json("[]").code()).isEqualTo(FailureCode.FILE_HEADER_ONLY);
    }

    @Test
    void arrayCutOff() {
        Delivery delivery = json("[{\"a\":1},{\"a\":2},{\"a\":");
        assertThat(delivery.told()).containsExactly(List.of("1"), List.of("2"));
        assertThat(delivery.setAside()).singleElement().satisfies(row -> {
            assertThat(row.problem()).isEqualTo(FailureCode.FILE_CUT_OFF);
            assertThat(row.rawText()).isEqualTo("{\"a\":");
        });
        assertThat(delivery.report().status()).isEqualTo(DeliveryStatus.CUT_OFF);
    }

    @Test
    void arrayCutOffBetweenRecords() {
        Delivery delivery = json("[{\"a\":1},");
        assertThat(delivery.told()).containsExactly(List.of("1"));
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_CUT_OFF);
    }

    @Test
    void brokenElementCostsItselfOnly() {
        Delivery delivery = json("[{\"a\":1},\n{\"a\":2,},\n7,\n{\"a\":\"x\n},\n{\"a\":3}]");
        assertThat(delivery.told()).containsExactly(List.of("1"), List.of("3"));
        assertThat(delivery.setAside())
                .extracting(Delivery.Row::problem)
                .containsOnly(FailureCode.ROW_NOT_JSON)
                .hasSize(3);
        assertThat(delivery.setAside().get(1).text()).contains("record 3", "not an object but a number");
    }

    @Test
    void keyTwiceInOneRecord() {
        Delivery delivery = json("[{\"a\":1,\"a\":2}]");
        assertThat(delivery.setAside()).singleElement().satisfies(row -> assertThat(row.text())
                .contains("\"a\" twice"));
    }

    @Test
    void documentThatIsNoArray() {
        assertThat(json("{\"a\":1}\n{\"a\":2}").report().trouble().text()).contains("type: jsonl");
        assertThat(json("<html>").report().trouble().text()).contains("HTML");
        assertThat(json("<html>").report().isRefused()).isTrue();
    }

    @Test
    void illegalBytesInOneRecord() {
        byte[] bytes = "[{\"a\":\"X\"},{\"a\":\"乙\"}]".getBytes(StandardCharsets.UTF_8);
        bytes[7] = (byte) 0xff;
        Delivery delivery = Delivery.of(folder, "type: json", bytes);
        assertThat(delivery.told()).containsExactly(List.of("乙"));
        assertThat(delivery.setAside()).singleElement().matches(row -> row.problem() == FailureCode.ROW_ILLEGAL_BYTES);
    }

    @Test
    void recordThatIsTooLong() {
        String longText = "x".repeat(5000);
        Delivery delivery = Delivery.of(
                folder,
                "type: json, longest_row: 2 KiB",
                ("[{\"a\":1},{\"a\":\"" + longText + "\"},{\"a\":3}]").getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.told()).containsExactly(List.of("1"), List.of("3"));
        assertThat(delivery.setAside()).extracting(Delivery.Row::problem).containsOnly(FailureCode.ROW_TOO_LONG);
        StringBuilder raw = new StringBuilder();
        delivery.setAside().forEach(row -> raw.append(row.rawText()));
        assertThat(raw.toString()).isEqualTo("{\"a\":\"" + longText + "\"}");
    }

    @Test
    void objectsOnLines() {
        Delivery delivery = lines("{\"a\":1,\"b\":\"甲\"}\n\n{\"b\":\"乙\"}\r\n");
        assertThat(delivery.told()).containsExactly(List.of("1", "甲"), Arrays.asList(null, "乙"));
        assertThat(delivery.rows()).extracting(Delivery.Row::line).containsExactly(1L, 3L);
    }

    @Test
    void linesThatAreNotJson() {
        Delivery delivery = lines("{\"a\":1}\nnot json\n[2]\n{\"a\":3} x\n{\"a\":4}\n");
        assertThat(delivery.told()).containsExactly(List.of("1"), List.of("4"));
        assertThat(delivery.setAside())
                .hasSize(3)
                .allMatch(row -> row.problem() == FailureCode.ROW_NOT_JSON)
                .extracting(Delivery.Row::rawText)
                .containsExactly("not json\n", "[2]\n", "{\"a\":3} x\n");
    }

    @Test
    void linesCutOff() {
        Delivery delivery = lines("{\"a\":1}\n{\"a\":");
        assertThat(delivery.told()).containsExactly(List.of("1"));
        assertThat(delivery.code()).isEqualTo(FailureCode.FILE_CUT_OFF);
    }

    @Test
    void linesOfGb18030() {
        Delivery delivery = Delivery.of(
                folder, "type: jsonl, encoding: GB18030", Delivery.bytes("{\"名称\":\"深圳甲公司\"}\n", "GB18030"));
        assertThat(delivery.inspection().header()).containsExactly("名称");
        assertThat(delivery.told()).containsExactly(List.of("深圳甲公司"));
    }

    private Delivery json(String text) {
        return Delivery.of(folder, "type: json", text.getBytes(StandardCharsets.UTF_8));
    }

    private Delivery lines(String text) {
        return Delivery.of(folder, "type: jsonl", text.getBytes(StandardCharsets.UTF_8));
    }
}
