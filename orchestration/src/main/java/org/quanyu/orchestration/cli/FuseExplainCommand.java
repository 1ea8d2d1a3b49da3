package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.NamedInFusion;
import org.quanyu.orchestration.fuse.StoredFusion;
import org.quanyu.orchestration.fuse.WhyText;
import org.quanyu.pipelines.fuse.explain.ExplainedEntity;
import org.quanyu.pipelines.fuse.explain.ExplainedMeeting;
import org.quanyu.pipelines.fuse.explain.Explainer;
import org.quanyu.pipelines.fuse.explain.WhyPage;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake fuse explain}: why records belong together or not; needs no lake. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tells why the records of an entity belong together, or why two records do or do not: the terms of"
                        + " their match weight, the threshold, and what became of them.")
final class FuseExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "NAME",
            description = "The id of an entity, or SOURCE/RECORD_ID for the entity of a record;"
                    + " or two records, each as SOURCE/RECORD_ID.")
    private List<String> names;

    @Option(names = "--in", required = true, paramLabel = "DIR", description = "What lake fuse run wrote.")
    private Path in;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also draw the match weights on a page of HTML; what the file holds is replaced.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        StoredFusion fusion = new StoredFusion(in);
        fusion.requireThere();
        refuseSameTwice();
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            NamedInFusion named = new NamedInFusion(fusion, spark);
            String page = names.size() == 2
                    ? ofRecords(named, fusion.explainer(spark))
                    : ofEntity(named, fusion.explainer(spark));
            write(page);
        }
        return 0;
    }

    private void refuseSameTwice() {
        if (names.size() == 2 && names.get(0).equals(names.get(1))) {
            throw new LakeException(
                    FailureCode.USAGE, names.get(0) + " is named twice", "name two different records, or one entity");
        }
    }

    private String ofRecords(NamedInFusion named, Explainer explainer) {
        ExplainedMeeting meeting = explainer.meeting(named.record(names.get(0)), named.record(names.get(1)));
        new WhyText(spec.commandLine().getOut()).print(meeting);
        return WhyPage.of(meeting);
    }

    private String ofEntity(NamedInFusion named, Explainer explainer) {
        ExplainedEntity entity = explainer.entity(named.entity(names.get(0)));
        new WhyText(spec.commandLine().getOut()).print(entity);
        return WhyPage.of(entity);
    }

    private void write(String page) {
        if (out == null) {
            return;
        }
        new PageFile(out).write(page);
        spec.commandLine().getOut().println("page      " + out);
        spec.commandLine().getOut().flush();
    }
}
