package org.quanyu.models.registry;

import static org.apache.spark.sql.functions.max;
import static org.quanyu.schemas.step.Outputs.outputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.feature.DocumentedFeatures;
import org.quanyu.models.feature.FactTable;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.firm.LeakCheck;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.panel.PanelQuery;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.risk.Target;
import org.quanyu.models.score.RiskModelFolder;
import org.quanyu.models.train.Judged;
import org.quanyu.models.train.Measures;
import org.quanyu.models.train.RiskTraining;
import org.quanyu.models.train.RiskTraining.Trained;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** Learns a risk from the tables of the lake, judges it by the gates, and enters the new version into the registry. */
public final class TrainModel implements Step {

    private static final Contract FIRM_MONTH = Contract.of("mart.firm_month");
    private static final List<String> WHO_IS_WHO = List.of("gold.firm_party", "gold.event_link");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Target target;
    private final FeatureSet features;
    private final ModelStore store;
    private final String codeVersion;

    /** @param codeVersion of the lake and of the libraries that learn */
    public TrainModel(Target target, FeatureSet features, ModelStore store, String codeVersion) {
        this.target = target;
        this.features = features;
        this.store = store;
        this.codeVersion = codeVersion;
    }

    @Override
    public StepDeclaration declaration() {
        Stream<Contract> panel = target.panel().tables().stream().map(Contract::of);
        Stream<Contract> facts = isOfFirms()
                ? Stream.concat(
                        features.tables().stream().map(FactTable::table),
                        WHO_IS_WHO.stream().map(Contract::of))
                : Stream.empty();
        return StepDeclaration.step("train:" + target.name())
                .looksInto(Stream.concat(panel, facts).distinct().toArray(Contract[]::new))
                .recalls(Registry.MODEL, Registry.DECISION)
                .writes(Registry.MODEL);
    }

    private boolean isOfFirms() {
        return target.panel().tables().contains(FIRM_MONTH.table());
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> panel = PanelQuery.ofTables(target.panel(), in::table).rows();
        Trained trained = RiskTraining.train(target, TargetRows.of(target, panel, DocumentedFeatures.of(features)));
        Registry registry = Registry.of(in.published(Registry.MODEL), in.published(Registry.DECISION));
        List<GroupMeasure> groups = GroupMeasure.of(target, trained.judgement());
        Gates gates = gates(in, panel, trained, registry, groups);
        int version = registry.nextVersion(target.name());

        Map<String, Object> told = new LinkedHashMap<>();
        told.put("target", target.name());
        told.put("question", target.question());
        told.put("version", version);
        told.putAll(trained.told(target));
        told.put("groups", groups);
        told.put("calibration", CalibrationBin.of(trained.judgement()));
        told.put("gates", gates.all());
        told.put("code_version", codeVersion);
        told.put("learnt_from", snapshots(in));
        RiskModelFolder files = store.begin(target.name(), version);
        files.write(trained.model(), target.text(), told);
        ModelCard.write(files, List.of());

        Map<String, Object> row = row(trained, gates, told);
        row.put("version", version);
        row.put("as_of", Date.valueOf(context.asOf()));
        row.put("folder", ModelStore.place(target.name(), version));
        row.put("digest", files.digest());
        return outputs()
                .append(Registry.MODEL, Registry.row(context.spark(), Registry.MODEL, row))
                .delivered(() -> 1);
    }

    private Gates gates(Inputs in, Dataset<Row> panel, Trained trained, Registry registry, List<GroupMeasure> groups) {
        Optional<RegisteredModel> champion = registry.inForce(target.name());
        ChampionTrial trial = champion.map(model -> ChampionTrial.of(
                        target, store.read(model), model.to().toString().substring(0, 7), panel, trained.judgement()))
                .orElse(ChampionTrial.NONE);
        Gates gates = new Gates()
                .beatsRule(trained.judgement())
                .beatsChampion(trial.own(), trial.champions())
                .servesAllGroups(groups, trained.judgement().pooledAuc(Judged::trees));
        return isOfFirms() ? gates.knowsNothingTooEarly(leaks(in)) : gates;
    }

    private List<LeakCheck.Leak> leaks(Inputs in) {
        Dataset<Row> months = in.table(FIRM_MONTH);
        LocalDate latest = months.agg(max("month")).first().getDate(0).toLocalDate();
        return new LeakCheck(features, in::table).leaks(months, latest);
    }

    /** The snapshots that were learnt from, by the tags that runs put on what they publish. */
    private String snapshots(Inputs in) {
        return target.panel().tables().stream()
                .map(Contract::of)
                .map(table -> table.table() + "@"
                        + in.table(table).agg(max(Contract.RUN_ID)).first().getString(0))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> row(Trained trained, Gates gates, Map<String, Object> told) {
        Measures trees = Measures.average(trained.judgement().measures(Judged::trees));
        Measures rule = Measures.average(trained.judgement().measures(Judged::rule));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("target", target.name());
        row.put("learnt_from", told.get("learnt_from"));
        row.put("from_month", Date.valueOf(told.get("from") + "-01"));
        row.put("to_month", Date.valueOf(told.get("to") + "-01"));
        row.put("rows", (long) trained.examples().rows());
        row.put("positives", (long) trained.examples().positives());
        row.put("checksum", told.get("checksum"));
        row.put(
                "features",
                trained.model().features().stream().map(Feature::name).collect(Collectors.joining(",")));
        row.put("auc", number(trees.auc()));
        row.put("average_precision", number(trees.averagePrecision()));
        row.put("precision_at_capacity", number(trees.precisionAtCapacity()));
        row.put("calibration_error", number(trees.calibrationError()));
        row.put("rule_average_precision", number(rule.averagePrecision()));
        row.put("rule_precision_at_capacity", number(rule.precisionAtCapacity()));
        row.put("measures", json(told.get("measures")));
        row.put("gates", json(gates.all()));
        row.put("passed", gates.passed());
        row.put("code_version", codeVersion);
        return row;
    }

    private static Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
