package org.quanyu.orchestration.cli;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.match.MatchFolder;
import org.quanyu.pipelines.benefit.policy.FactWords;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.simulate.PlaceSum;
import org.quanyu.pipelines.benefit.simulate.SimulatedCost;
import org.quanyu.pipelines.benefit.simulate.Simulation;
import org.quanyu.pipelines.benefit.simulate.SimulationPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake match simulate}: new or changed policies against the population; needs no lake. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Tries new or changed policies on a table of facts: who gains, who loses, whose amount changes, and what it"
                        + " costs by month and sub-district. Writes tables as Parquet and a report in Chinese (report.html).")
final class MatchSimulateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            description = "The new or changed policies; each replaces the one in force of the same id.")
    private Path folder;

    @Mixin
    private MatchInput input;

    @Option(
            names = "--beneficiary",
            paramLabel = "KIND",
            description =
                    "Whom the facts are about: person, household or firm; where it is left out, what the columns tell.",
            converter = LowerCase.Beneficiary.class)
    private Policy.Beneficiary beneficiary;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        new OutputFolder(out).requireEmpty();
        try (FileSession session = FileSession.open(engine)) {
            Simulation simulation = Simulation.of(
                    FactFile.read(session.spark(), input.facts()),
                    Optional.ofNullable(beneficiary),
                    input.asOf(),
                    MatchInput.read(folder),
                    input.read(),
                    FactWords.of(folder).or(FactWords.of(input.policies())));
            warn(simulation);
            SimulatedCost costs = write(simulation, session.spark());
            new PageFile(out.resolve("report.html")).write(SimulationPage.of(costs));
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    costs.policies().stream().map(sum -> row(sum, costs)).toList());
        }
        return 0;
    }

    private SimulatedCost write(Simulation simulation, SparkSession spark) {
        Dataset<Row> everybody = simulation.everybody().persist(StorageLevel.MEMORY_AND_DISK());
        SimulatedCost costs = new SimulatedCost(simulation, PlaceSum.of(everybody));
        MatchFolder tables = new MatchFolder(out);
        tables.write(
                "benefit_simulated_change",
                everybody.filter(col("change").notEqual("same")).orderBy("policy", "entity"));
        tables.write("benefit_simulated_month", costs.months(spark));
        tables.write("benefit_simulated_sub_district", costs.places(spark));
        return costs;
    }

    private void warn(Simulation simulation) {
        PrintWriter errors = spec.commandLine().getErr();
        for (String policy : simulation.leftOut()) {
            errors.println("warning   " + policy + ": no version in force on " + simulation.asOf()
                    + ", or about others than the facts; left out");
        }
        simulation
                .missing()
                .forEach((policy, facts) -> errors.println(
                        "warning   " + policy + ": no column " + String.join(", ", facts) + "; unknown for everybody"));
        errors.flush();
    }

    private static Map<String, Object> row(PlaceSum sum, SimulatedCost costs) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("policy", sum.policy());
        row.put("before", sum.before());
        row.put("after", sum.after());
        row.put("gains", sum.gains());
        row.put("loses", sum.loses());
        row.put("amount_changed", sum.amountChanged());
        row.put("year_cost_before", costs.of(sum).before());
        row.put("year_cost_after", costs.of(sum).after());
        return row;
    }
}
