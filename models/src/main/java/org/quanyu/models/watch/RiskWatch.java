package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.firm.BuildFirmMonths;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.watch.Finding.WatchedMonth;
import org.quanyu.models.watch.RealisedMonth.Scored;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;

/** What there is to find on a night of one risk, and was not found before. */
final class RiskWatch {

    static final Contract FIRM_MONTH = Contract.of("mart.firm_month");
    static final Contract RISK_SCORE = Contract.of("mart.risk_score");
    static final Contract FIRM_OUTCOME = Contract.of("mart.firm_outcome");

    private final WatchedModel model;
    private final Inputs in;
    private final LocalDate whole;
    private final Dataset<Row> scores;
    private final Set<Done> done;

    /**
     * What was watched before.
     *
     * @param challenger version that was compared; empty for all else
     */
    private record Done(WatchedMonth month, String challenger) {}

    /** @param asOf logical date of the run */
    RiskWatch(WatchedModel model, Inputs in, LocalDate asOf) {
        this.model = model;
        this.in = in;
        whole = BuildFirmMonths.lastWholeMonth(asOf);
        Column ofRisk = col("target").equalTo(model.risk().target());
        scores = in.table(RISK_SCORE).where(ofRisk);
        done = done(in.published(Finding.TABLE).where(ofRisk));
    }

    List<Finding> findings() {
        List<Scored> scored = scored();
        List<LocalDate> months = scored.stream()
                .filter(month -> month.version() == model.inForce().version())
                .map(Scored::month)
                .toList();
        List<Finding> findings = new ArrayList<>(outcomes(scored));
        if (!months.isEmpty()) {
            WatchedMonth latest =
                    watched(new Scored(model.inForce().version(), months.get(months.size() - 1)), Optional.empty());
            findings.addAll(drift(latest, months.get(0)));
            ChallengerWatch.finding(latest, model)
                    .filter(finding -> !done.contains(new Done(latest, finding.subject())))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private List<Finding> drift(WatchedMonth latest, LocalDate first) {
        if (done.contains(new Done(latest, ""))) {
            return List.of();
        }
        DriftWatch watch = new DriftWatch(latest);
        List<Finding> findings =
                new ArrayList<>(watch.features(model.risk().atRisk(in.table(FIRM_MONTH)), model.inForce()));
        Column ofVersion = col("version").equalTo(latest.version());
        findings.addAll(watch.scores(scores.where(ofVersion), first));
        return findings;
    }

    private List<Finding> outcomes(List<Scored> scored) {
        WatchedRisk risk = model.risk();
        Set<Scored> due = new HashSet<>(scored);
        due.removeIf(month -> !risk.isDue(month.month(), whole) || done.contains(new Done(matured(month), "")));
        if (due.isEmpty()) {
            return List.of();
        }
        Object[] months =
                due.stream().map(Scored::month).distinct().map(Date::valueOf).toArray();
        MaturedScores matured = MaturedScores.of(
                risk,
                scores.where(col("month").isin(months)),
                in.table(FIRM_OUTCOME),
                in.table(FIRM_MONTH).where(col("month").isin(months)),
                whole);
        return RealisedMonth.of(matured, risk.capacity()).stream()
                .filter(realised -> due.contains(realised.scored()))
                .flatMap(realised -> outcomes(realised).stream())
                .toList();
    }

    private List<Finding> outcomes(RealisedMonth realised) {
        WatchedMonth month = matured(realised.scored());
        WatchedRisk risk = model.risk();
        boolean isFinal = risk.isFinal(month.month(), month.maturedTo().orElseThrow());
        RegisteredModel version = model.versions().get(month.version());
        return new OutcomeWatch(month, isFinal, risk.capacity()).findings(realised, Optional.ofNullable(version));
    }

    /** Months and the versions that scored them, the earliest first. */
    private List<Scored> scored() {
        return scores.select("version", "month").distinct().collectAsList().stream()
                .map(Scored::of)
                .sorted(Comparator.comparing(Scored::month))
                .toList();
    }

    private WatchedMonth matured(Scored month) {
        return watched(month, Optional.of(model.risk().maturedTo(month.month(), whole)));
    }

    private WatchedMonth watched(Scored month, Optional<LocalDate> maturedTo) {
        return new WatchedMonth(model.risk().target(), month.version(), month.month(), maturedTo);
    }

    private Set<Done> done(Dataset<Row> before) {
        Column challenger = when(col("measure").equalTo(Measure.CHALLENGER_AVERAGE_PRECISION.word()), col("subject"))
                .otherwise("");
        Set<Done> found = new HashSet<>();
        before.select(col("version"), col("month"), col("matured_to"), challenger)
                .distinct()
                .collectAsList()
                .forEach(row -> found.add(new Done(
                        watched(
                                Scored.of(row),
                                Optional.ofNullable(row.getDate(2)).map(Date::toLocalDate)),
                        row.getString(3))));
        return found;
    }
}
