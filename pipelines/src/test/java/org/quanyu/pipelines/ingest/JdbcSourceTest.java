package org.quanyu.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class JdbcSourceTest {

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private final SmallLake lake = new SmallLake();

    @BeforeEach
    void open() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        execute("create table firms (\"代码\" int, \"名称\" text, at timestamp)");
        execute("insert into firms values (2, null, '2020-01-02 03:04:05'), (1, E'甲\\n\"公司\"', null)");
    }

    @AfterEach
    void close() throws IOException {
        postgres.close();
    }

    @Test
    void tableIsCopiedToAFileAndTakenIn() throws IOException {
        SourceDefinition source = source(postgres.getJdbcUrl("postgres", "postgres"), "firms");
        IngestSource step = new IngestSource(source, folder, folder.resolve("landing"));
        assertThat(lake.run(step).delivered()).isEqualTo(2);
        assertThat(lake.table("bronze.firms_db")
                        .orderBy("_source_line")
                        .select("代码", "名称", "at", "_source_file")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[1,甲\n\"公司\",null,firms_db/run-1.jsonl.gz],"
                        + " [2,null,2020-01-02 03:04:05,firms_db/run-1.jsonl.gz]]");
        assertThat(folder.resolve("landing/firms_db/run-1.jsonl.gz")).exists();
        assertThat(lake.run(step).codes()).containsExactly(FailureCode.FILE_DUPLICATE);
        assertThat(lake.count("bronze.firms_db")).isEqualTo(2);
    }

    @Test
    void databaseThatIsNotThere() throws IOException {
        SourceDefinition source = source("jdbc:postgresql://127.0.0.1:1/nothing?user=x", "firms");
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> lake.run(new IngestSource(source, folder, folder.resolve("landing"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.DATABASE_UNREACHABLE));
        SourceDefinition wrong = source(postgres.getJdbcUrl("postgres", "postgres"), "no_such_table");
        assertThatExceptionOfType(LakeException.class)
                .isThrownBy(() -> lake.run(new IngestSource(wrong, folder, folder.resolve("landing"))))
                .withMessageContaining("no_such_table");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SourceDefinition source(String url, String table) {
        return SourceReader.read("firms_db.yaml", """
                source: firms_db
                title: 企业登记库
                owner: 市场监管局
                format: {type: jdbc, url: '%s', table: %s, order_by: [代码]}
                delivers: silver.firm_registration
                key: [credit_code, name]
                columns: {credit_code: 代码, name: 名称}
                """.formatted(url, table));
    }
}
