package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.quanyu.generator.Generated;
import org.quanyu.generator.Generator;
import org.quanyu.generator.Order;
import org.quanyu.generator.PostgresDeliveries;
import org.quanyu.generator.district.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake generate}: a district to practise on. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Makes a district that stands for no real one: what its departments deliver day by day, with the"
                + " dirt that deliveries have, and the truth behind it. The same options give the same bytes.")
final class GenerateCommand implements Callable<Integer> {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final int MOST_YEARS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SizesOption size;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number gives another district (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "2022-01-01",
            description = "The first day of deliveries (default: ${DEFAULT-VALUE}).")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            defaultValue = "2024-12-31",
            description = "The last day of deliveries (default: ${DEFAULT-VALUE}).")
    private LocalDate to;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Files written at a time (default: the processors of the machine).")
    private Integer cores;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "JDBC URL of a database that takes what is delivered through PostgreSQL, for example"
                    + " jdbc:postgresql://host/exchange?user=…&password=… (default: scripts for psql among the files"
                    + " alone).")
    private String postgres;

    @Override
    public Integer call() throws IOException, SQLException {
        try (Connection database = postgres == null ? null : DriverManager.getConnection(postgres)) {
            generate(database);
        }
        return 0;
    }

    private void generate(Connection database) throws IOException, SQLException {
        Instant began = Instant.now();
        Order order = new Order(seed, size.scale(), size.sizes(), span(), out, cores());
        GenerateProgress progress = new GenerateProgress(spec.commandLine().getErr());
        Generated generated = Generator.generate(order, progress);
        report(generated, Duration.between(began, Instant.now()).toMillis() / 1000.0);
        if (database != null) {
            console().printf("postgresql  %,d rows%n", PostgresDeliveries.load(out, database));
            console().flush();
        }
    }

    private Span span() {
        if (from.isAfter(to)) {
            throw LakeCommand.usage(
                    "--from " + from + " is after --to " + to, "give a last day that is not before the first");
        }
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw LakeCommand.usage(
                    "the days from " + from + " to " + to + " are not all between " + EARLIEST + " and " + LATEST,
                    "give days of this century");
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw LakeCommand.usage(
                    "from " + from + " to " + to + " are more than " + MOST_YEARS + " years", "give a shorter time");
        }
        return new Span(from, to);
    }

    private int cores() {
        int available = Runtime.getRuntime().availableProcessors();
        if (cores != null && cores < 1) {
            throw LakeCommand.usage("--cores is " + cores, "give 1 or more");
        }
        return cores == null ? available : cores;
    }

    private PrintWriter console() {
        return spec.commandLine().getOut();
    }

    private void report(Generated generated, double seconds) {
        PrintWriter console = console();
        console.printf(
                "%,d records and %,d rows of truth in %,d files, %,.1f MB, in %.1f s: %,.0f rows per second%n",
                generated.records(),
                generated.truths(),
                generated.files(),
                generated.bytes() / 1e6,
                seconds,
                (generated.records() + generated.truths()) / seconds);
        console.printf("digest      %s%n", generated.digest());
        console.printf("deliveries  %s%n", out.resolve("deliveries"));
        console.printf("truth       %s%n", out.resolve("truth"));
        console.flush();
    }
}
