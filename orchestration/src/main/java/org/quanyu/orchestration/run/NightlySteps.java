package org.quanyu.orchestration.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.panel.BuildFirmMonths;
import org.quanyu.models.panel.BuildFirmOutcomes;
import org.quanyu.orchestration.home.LakeHome;
import org.quanyu.pipelines.cause.lake.FindRootCauses;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.LakeQuestions;
import org.quanyu.pipelines.clean.CleanSource;
import org.quanyu.pipelines.clean.MappingCheck;
import org.quanyu.pipelines.event.BuildEventCategories;
import org.quanyu.pipelines.event.BuildEvents;
import org.quanyu.pipelines.event.JoinIntakes;
import org.quanyu.pipelines.event.assignment.MineAssignmentRules;
import org.quanyu.pipelines.event.recurring.MatterDefinition;
import org.quanyu.pipelines.event.recurring.lake.FindRecurringMatters;
import org.quanyu.pipelines.event.recurring.lake.LakeMatters;
import org.quanyu.pipelines.fuse.address.BuildAddresses;
import org.quanyu.pipelines.fuse.address.MatchAddresses;
import org.quanyu.pipelines.fuse.firm.FuseFirms;
import org.quanyu.pipelines.fuse.person.FusePersons;
import org.quanyu.pipelines.fuse.tie.BuildEventLinks;
import org.quanyu.pipelines.fuse.tie.BuildFirmAddresses;
import org.quanyu.pipelines.fuse.tie.BuildFirmParties;
import org.quanyu.pipelines.fuse.tie.BuildPersonAddresses;
import org.quanyu.pipelines.fuse.tie.BuildPersonFirms;
import org.quanyu.pipelines.ingest.IngestSource;
import org.quanyu.pipelines.ingest.RequeueSetAside;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceDefinitions;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;

/**
 * The steps of the nightly job: two for each source, then those that build gold, then those that find matters and ask why.
 *
 * @param fingerprint changes with the sources and contracts that the steps follow
 */
public record NightlySteps(List<Step> steps, List<SourceDefinition> sources, String fingerprint) {

    private static final String EVENTS_COME_FROM = "silver.service_request";

    private static final Set<String> OF_THE_HOUR =
            Set.of("match-addresses", "join-intakes", "build-events", "find-recurring-matters");

    public NightlySteps {
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
    }

    public static NightlySteps of(Path sourceFolder, Path input, LakeHome home, RunMode mode) {
        List<SourceDefinition> sources = SourceDefinitions.read(sourceFolder, Contracts.builtIn());
        List<LakeQuestion> questions = LakeQuestions.with(sourceFolder.resolve("causes"));
        MatterDefinition matters = LakeMatters.in(sourceFolder.resolve("matters"));
        List<Step> steps = new ArrayList<>();
        for (SourceDefinition source : sources) {
            steps.add(new IngestSource(source, input, home.landing()));
            if (mode == RunMode.REPLAY) {
                steps.add(new RequeueSetAside(source));
            }
            steps.add(new CleanSource(source));
        }
        steps.add(new BuildAddresses());
        steps.add(new MatchAddresses());
        steps.add(new FuseFirms());
        steps.add(new FusePersons());
        steps.add(new BuildEventCategories());
        steps.add(new JoinIntakes());
        steps.add(new BuildEvents());
        steps.add(new BuildPersonAddresses());
        steps.add(new BuildFirmAddresses());
        steps.add(new BuildPersonFirms());
        steps.add(new BuildEventLinks());
        steps.add(new BuildFirmParties());
        steps.add(new MineAssignmentRules());
        steps.add(new FindRecurringMatters(matters));
        steps.add(new FindRootCauses(questions));
        steps.add(new BuildFirmOutcomes());
        steps.add(new BuildFirmMonths(FeatureSet.builtIn()));
        return new NightlySteps(steps, sources, fingerprint(sources, questions, matters));
    }

    /** Of these, what the hourly job does: events come in and join the matters that there are. */
    public NightlySteps ofTheHour() {
        List<SourceDefinition> events = sources.stream()
                .filter(source -> source.delivers().equals(EVENTS_COME_FROM))
                .toList();
        Set<String> names = new HashSet<>(OF_THE_HOUR);
        events.forEach(source -> names.addAll(List.of("ingest:" + source.source(), "clean:" + source.source())));
        return new NightlySteps(
                steps.stream()
                        .filter(step -> names.contains(step.declaration().name()))
                        .toList(),
                events,
                fingerprint);
    }

    /**
     * Holds the mappings of the sources and the definition of matters against the functions of a session, before anything
     * runs.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code SOURCE_EXPRESSION_INVALID}, {@code MATTERS_INVALID}
     */
    public void check(SparkSession spark) {
        sources.forEach(source -> MappingCheck.check(spark, source));
        steps.stream().filter(FindRecurringMatters.class::isInstance).forEach(step -> ((FindRecurringMatters) step)
                .check(spark));
    }

    private static String fingerprint(
            List<SourceDefinition> sources, List<LakeQuestion> questions, MatterDefinition matters) {
        String definitions =
                sources.toString() + questions + matters + Contracts.builtIn().all();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(definitions.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
