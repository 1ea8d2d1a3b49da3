package org.quanyu.orchestration.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.category.SuggestCategories;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.firm.BuildFirmMonths;
import org.quanyu.models.firm.BuildFirmOutcomes;
import org.quanyu.models.registry.ModelStore;
import org.quanyu.models.sentiment.LinkPosts;
import org.quanyu.models.sentiment.SumFirmSentiment;
import org.quanyu.models.visit.PlanVisits;
import org.quanyu.models.visit.SumVisits;
import org.quanyu.models.visit.VisitPlan;
import org.quanyu.models.visit.VisitPlans;
import org.quanyu.models.warning.ScoreFirms;
import org.quanyu.models.watch.WatchModels;
import org.quanyu.models.watch.WatchedRisk;
import org.quanyu.orchestration.home.LakeHome;
import org.quanyu.pipelines.benefit.fact.AssembleFacts;
import org.quanyu.pipelines.benefit.fact.FactCatalogue;
import org.quanyu.pipelines.benefit.fact.LinkRegisters;
import org.quanyu.pipelines.cause.lake.FindRootCauses;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.LakeQuestions;
import org.quanyu.pipelines.clean.CleanSource;
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
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.yaml.Nearest;

/**
 * The steps of the nightly job: two for each source, then those that build gold and facts for benefits, then those that find matters and ask why,
 * those that read texts, and those that tell of firms and whom to visit.
 *
 * @param fingerprint changes with the sources and contracts that the steps follow
 */
public record NightlySteps(List<Step> steps, List<SourceDefinition> sources, String fingerprint) {

    private static final String EVENTS_COME_FROM = "silver.service_request";

    private static final String EVENTS_GO_TO = "mart.recurring_event";

    public NightlySteps {
        steps = List.copyOf(steps);
        sources = List.copyOf(sources);
    }

    public static NightlySteps of(Path sourceFolder, Path input, LakeHome home, RunMode mode) {
        List<SourceDefinition> sources = SourceDefinitions.read(sourceFolder, Contracts.builtIn());
        List<LakeQuestion> questions = LakeQuestions.with(sourceFolder.resolve("causes"));
        MatterDefinition matters = LakeMatters.in(sourceFolder.resolve("matters"));
        List<VisitPlan> visits = VisitPlans.in(sourceFolder.resolve("visits"));
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
        steps.add(new LinkRegisters());
        steps.add(new AssembleFacts(FactCatalogue.builtIn()));
        steps.add(new MineAssignmentRules());
        steps.add(new FindRecurringMatters(matters));
        steps.add(new FindRootCauses(questions));
        steps.add(new LinkPosts(home.models()));
        steps.add(new SumFirmSentiment());
        steps.add(new SuggestCategories(home.models().resolve("category")));
        steps.add(new BuildFirmOutcomes());
        steps.add(new BuildFirmMonths(FeatureSet.builtIn()));
        steps.add(new ScoreFirms(new ModelStore(home.models())));
        steps.add(new PlanVisits(visits));
        steps.add(new SumVisits());
        steps.add(new WatchModels(WatchedRisk.builtIn()));
        return new NightlySteps(steps, sources, fingerprint(List.of(sources, questions, matters, visits)));
    }

    /** Of these, what the hourly job does: events come in and join the matters that there are. */
    public NightlySteps ofTheHour() {
        List<SourceDefinition> events = sources.stream()
                .filter(source -> source.delivers().equals(EVENTS_COME_FROM))
                .toList();
        List<Step> route = StepRoute.between(
                steps,
                events.stream().map(source -> source.bronzeContract().table()).toList(),
                EVENTS_GO_TO);
        return new NightlySteps(route, events, fingerprint);
    }

    /**
     * Of these, those with some names and those that make what they read.
     *
     * @throws LakeException {@code STEP_UNKNOWN} with the nearest name
     */
    public NightlySteps only(List<String> names) {
        List<String> known =
                steps.stream().map(step -> step.declaration().name()).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new LakeException(
                        FailureCode.STEP_UNKNOWN,
                        "there is no step " + name,
                        Nearest.hint(name, known) + "steps: " + String.join(", ", known));
            }
        }
        return new NightlySteps(StepRoute.to(steps, names), sources, digest(fingerprint + names));
    }

    /**
     * Holds what people declared for the steps against the functions of a session, before anything runs.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code SOURCE_EXPRESSION_INVALID}, {@code MATTERS_INVALID}
     */
    public void check(SparkSession spark) {
        steps.forEach(step -> step.check(spark));
    }

    private static String fingerprint(List<Object> declared) {
        return digest(declared.toString() + Contracts.builtIn().all());
    }

    private static String digest(String definitions) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(definitions.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
