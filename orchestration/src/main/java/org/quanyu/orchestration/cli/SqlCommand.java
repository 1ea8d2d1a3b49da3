package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.SqlClient;
import org.quanyu.orchestration.sql.SqlScript;
import org.quanyu.orchestration.trino.TrinoServer;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake sql "select …"}. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Runs SQL on the lake through Trino, which is started if need be and stays.")
public final class SqlCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            defaultValue = "table",
            converter = LowerCase.Format.class,
            description = "How rows are written (default: ${DEFAULT-VALUE}).")
    private OutputFormat format;

    /** Where the statements come from: exactly one of these. */
    static final class Source {
        @Parameters(
                paramLabel = "SQL",
                arity = "1",
                description = "Statements, separated by semicolons; - reads them from stdin.")
        private String text;

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "A file of statements; - is stdin.")
        private Path file;
    }

    @Override
    public Integer call() {
        SqlScript script = SqlScript.parse(text());
        PrintWriter notes = spec.commandLine().getErr();
        TrinoServer trino = SqlServices.start(home.path(), database.connection(), notes);
        SqlClient client = new SqlClient(trino.jdbcUrl(), System.getProperty("user.name"));
        client.run(script, format, spec.commandLine().getOut(), notes);
        return 0;
    }

    private String text() {
        try {
            if ("-".equals(source.text)
                    || source.file != null && source.file.toString().equals("-")) {
                return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            }
            return source.file == null ? source.text : Files.readString(source.file);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.FILE_UNREADABLE,
                    "cannot read the statements in " + source.file + ": " + e.getMessage(),
                    "Name a file of SQL in UTF-8.",
                    e);
        }
    }
}
