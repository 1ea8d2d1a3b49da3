package org.quanyu.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.pipelines.ingest.SmallLake.Outcome;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceDefinitions;

/** The real sources against counts that others made. */
class RealDataTest {

    private static final Path ROOT = Path.of(System.getProperty("quanyu.root"));

    @TempDir
    Path landing;

    @ParameterizedTest
    @CsvSource({
        "cn_firm_registry, 115809",
        "cn_gov_messages, 4326",
        "cn_gov_replies, 2816",
        "cn_gov_categories, 517",
        "boston311, 121145",
        "boston_open311, 57206"
    })
    void everyDeliveredRowIsInBronze(String name, long rows) {
        Path data = ROOT.resolve("../shared/data").normalize();
        Assumptions.assumeTrue(Files.isDirectory(data), "skipped: no real data at ../shared/data");
        SourceDefinition source = SourceDefinitions.read(ROOT.resolve("examples/real-input")).stream()
                .filter(definition -> definition.source().equals(name))
                .findFirst()
                .orElseThrow();
        SmallLake lake = new SmallLake();
        Outcome outcome = lake.run(new IngestSource(source, data, landing));
        assertThat(outcome.notices()).isEmpty();
        assertThat(outcome.delivered()).isEqualTo(rows);
        assertThat(lake.count("bronze." + name)).isEqualTo(rows);
        assertThat(lake.table("bronze." + name).where("_problem is not null").count())
                .isZero();
    }
}
