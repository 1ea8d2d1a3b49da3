package org.quanyu.orchestration.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.payment.AwardFolder;
import org.quanyu.orchestration.payment.PaymentDesk;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake payment prepare}. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description =
                "Makes a batch of what is due of each policy and period, all or none. Who stands in a batch for the same, or"
                        + " for what excludes it in the year, is left out; a fund that would be overdrawn is refused.")
final class PaymentPrepareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--awards",
            required = true,
            paramLabel = "DIR",
            description = "The folder that lake match run made.")
    private Path awards;

    @Option(
            names = "--policies",
            required = true,
            paramLabel = "FOLDER",
            description = "The policies by which it was decided.")
    private Path policies;

    @Option(
            names = "--policy",
            paramLabel = "ID",
            description = "This policy alone; may be repeated (default: all that have something due).")
    private List<String> only = List.of();

    @Option(
            names = "--recipients",
            paramLabel = "FILE",
            description = "Names for the bank, in Parquet: entity, name, id_number, perhaps beneficiary.")
    private Path recipients;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who prepares; it is kept.")
    private String by;

    @Mixin
    private DeskOptions desk;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Collection<Policy> read = PolicyReader.all(policies).values();
        if (read.isEmpty()) {
            throw new LakeException(
                    FailureCode.POLICIES_MISSING,
                    "no policy below " + policies,
                    "name a folder with a policy.yaml in it or in a folder of it");
        }
        requireKnown(read);
        List<PaymentDesk.Prepared> prepared = desk.in(lake -> new AwardFolder(
                        lake.spark(engine.master(), engine.settings()), awards, read)
                .prepare(new PaymentDesk(lake.database()), Set.copyOf(only), Optional.ofNullable(recipients), by));
        Rows.write(
                format.format(),
                spec.commandLine().getOut(),
                prepared.stream().map(PaymentDesk.Prepared::row).toList());
        return 0;
    }

    private void requireKnown(Collection<Policy> read) {
        Set<String> unknown = new TreeSet<>(only);
        read.forEach(policy -> unknown.remove(policy.id()));
        if (!unknown.isEmpty()) {
            throw LakeCommand.usage(
                    "there is no policy " + String.join(", ", unknown) + " below " + policies,
                    "name policies with --policy as their sheets do");
        }
    }
}
