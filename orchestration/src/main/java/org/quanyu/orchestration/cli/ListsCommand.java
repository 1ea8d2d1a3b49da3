package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.reports.visit.VisitList;
import org.quanyu.reports.visit.VisitList.ListedFirm;
import org.quanyu.reports.visit.VisitListWorkbook;
import org.quanyu.reports.visit.VisitLists;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake lists}: hands out the lists of firms to visit. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        description =
                "Writes the lists of firms to visit as spreadsheets, one for each risk and team, to be filled in and"
                        + " given to lake feedback import; or prints them.")
final class ListsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month of the visits (default: the latest).")
    private YearMonth month;

    @Option(names = "--target", paramLabel = "NAME", description = "Lists of this risk alone, for example arrears.")
    private String target;

    @Option(names = "--team", paramLabel = "NAME", description = "Lists of this team alone.")
    private String team;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write spreadsheets into; none is written over.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            converter = LowerCase.Format.class,
            description = "Prints the firms, too (default: prints them as a table where no --out is given).")
    private OutputFormat format;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        LogFile.in(home.path().resolve("logs"));
        List<VisitList> lists = lists();
        if (out != null) {
            write(lists);
        }
        if (format != null || out == null) {
            Rows.write(
                    format == null ? OutputFormat.TABLE : format,
                    spec.commandLine().getOut(),
                    lists.stream().flatMap(ListsCommand::rows).toList());
        }
        return 0;
    }

    private List<VisitList> lists() {
        VisitLists.Wanted wanted = new VisitLists.Wanted(
                Optional.ofNullable(month).map(each -> each.atDay(1)),
                Optional.ofNullable(target),
                Optional.ofNullable(team));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            return new VisitLists(table -> lake.rows(table, spark)).of(wanted);
        }
    }

    private void write(List<VisitList> lists) {
        PrintWriter notes = spec.commandLine().getErr();
        lists.forEach(list -> requireFree(out.resolve(list.fileName())));
        for (VisitList list : lists) {
            Path file = out.resolve(list.fileName());
            try {
                Files.createDirectories(out);
                try (OutputStream stream = Files.newOutputStream(file)) {
                    VisitListWorkbook.write(list, stream);
                }
            } catch (IOException e) {
                throw new LakeException(
                        FailureCode.OUTPUT_NOT_WRITABLE,
                        file + " cannot be written: " + e.getMessage(),
                        "name another folder with --out",
                        e);
            }
            notes.printf("%s: %,d firms%n", file, list.firms().size());
        }
        notes.flush();
    }

    private static void requireFree(Path file) {
        if (Files.exists(file)) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_EMPTY,
                    file + " is there already, and may be filled in",
                    "import it with lake feedback import, or name another folder with --out");
        }
    }

    private static Stream<Map<String, Object>> rows(VisitList list) {
        return list.firms().stream().map(firm -> row(list, firm));
    }

    private static Map<String, Object> row(VisitList list, ListedFirm firm) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("target", list.target());
        row.put("month", list.month().toString());
        row.put("team", list.team());
        row.put("place", firm.place());
        row.put("firm_id", firm.firmId());
        row.put("name", firm.name());
        row.put("credit_code", firm.creditCode());
        row.put("sub_district", firm.subDistrict());
        row.put("community", firm.community());
        row.put("kind", firm.isDrawn() ? "exploration" : "risk");
        row.put("chance", firm.chance());
        row.put("band", firm.band());
        row.put("probability", firm.probability());
        row.put("expected_hits", firm.expectedHits());
        row.put("why", firm.why());
        return row;
    }
}
