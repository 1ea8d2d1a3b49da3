package org.quanyu.pipelines.fuse.explain;

import java.util.List;
import java.util.Locale;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;

/**
 * Why two records were linked or not.
 *
 * @param terms of the match weight: the odds that any two records match, then each comparison
 * @param threshold the match weight of a link, in bits
 * @param verdict −1 where identifying values forbid a match, +1 where they make it, else 0
 * @param deciding the comparison whose identifying values decided; empty where none had a say
 * @param rules the blocking rules that had the pair compared, as they are written
 */
public record ExplainedPair(
        Chosen left,
        Chosen right,
        List<Term> terms,
        double threshold,
        int verdict,
        String deciding,
        List<String> rules) {

    public ExplainedPair {
        terms = List.copyOf(terms);
        rules = List.copyOf(rules);
    }

    /** The match weight in bits. */
    public double weight() {
        return terms.stream().mapToDouble(Term::bits).sum();
    }

    /** The probability of a match that the weight stands for, with as many digits as it takes. */
    public String probability() {
        double probability = MatchModel.probability(weight());
        if (probability < 0.0001) {
            return String.format(Locale.ROOT, "%.1e", probability);
        }
        double doubt = Math.pow(2, -weight());
        return doubt < 0.000001
                ? String.format(Locale.ROOT, "1 - %.1e", doubt)
                : String.format(Locale.ROOT, doubt < 0.001 ? "%.6f" : "%.4f", probability);
    }

    /** What the fusion made of it. */
    public Outcome outcome() {
        if (verdict < 0) {
            return Outcome.FORBIDDEN;
        }
        if (rules.isEmpty()) {
            return Outcome.NEVER_COMPARED;
        }
        if (verdict > 0) {
            return Outcome.IDENTIFIED;
        }
        return isStrongEnough() ? Outcome.LINKED : Outcome.TOO_WEAK;
    }

    /** The same with the records changed about. */
    ExplainedPair turned() {
        return new ExplainedPair(right, left, terms, threshold, verdict, deciding, rules);
    }

    /** The outcome in words. */
    public String words() {
        return switch (outcome()) {
            case LINKED -> "linked: the match weight reaches the threshold";
            case IDENTIFIED -> "linked: both have the same \"" + deciding + "\", which identifies";
            case TOO_WEAK -> "not linked: the match weight is below the threshold";
            case FORBIDDEN -> "a link is forbidden: the values of \"" + deciding + "\" identify, and they differ";
            case NEVER_COMPARED ->
                "never compared: no blocking rule puts both into one block"
                        + (isStrongEnough() ? ", though the match weight would reach the threshold" : "");
        };
    }

    /** Which rules had the pair compared, in words. */
    public String blocking() {
        return rules.isEmpty() ? "in no block together" : "in one block by " + String.join(", and by ", rules);
    }

    private boolean isStrongEnough() {
        // weights are summed up in single precision when pairs are linked
        return (float) weight() >= threshold;
    }
}
