package org.quanyu.pipelines.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvRoundTripTest {

    private static final List<String> CHARSETS = List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE");

    @Property(tries = 300)
    void everyCellComesBackAsItWasWritten(
            @ForAll("tables") List<List<String>> table, @ForAll("charsets") String charset) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "csv-round-trip"));
        String text = "a,b,c\n" + table.stream().map(CsvRoundTripTest::line).collect(Collectors.joining());
        Delivery delivery = Delivery.of(folder, "type: csv, encoding: " + charset, Delivery.bytes(text, charset));
        assertThat(delivery.told()).isEqualTo(table);
        assertThat(delivery.setAside()).isEmpty();
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of(CHARSETS);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell = Arbitraries.strings()
                .withChars("ab,\"\n\r\t 甲上é|\\'")
                .withChars('\ud83d')
                .ofMaxLength(12)
                .map(text -> text.replace("\ud83d", "\ud83d\ude00"));
        return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
    }

    private static String line(List<String> row) {
        return row.stream().map(CsvRoundTripTest::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        return "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
