package org.quanyu.pipelines.cause.question;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quanyu.schemas.yaml.YamlFile;

/**
 * Why is a measure higher than expected?
 *
 * @param name what the causes are of
 * @param ladders levels of attributes, each from the tightest up; empty where every column that is not named otherwise
 *     is an attribute of its own
 * @param ignored columns that are no attributes though no ladder names any
 * @param missing values, in small letters, that stand for a missing one
 * @param combinations of how many attributes a cause is at most
 * @param support rows of an event table that a cause has at least
 * @param answers how many causes are told
 * @param file where the question was read from
 */
public record CauseQuestion(
        String name,
        Measure measure,
        List<List<String>> ladders,
        Set<String> ignored,
        Set<String> missing,
        int combinations,
        int support,
        Answers answers,
        YamlFile file) {

    /**
     * Which causes are told.
     *
     * @param least so many are told even if they may be chance
     * @param most no more are told
     * @param significance the share of tables without any cause in which one may be told
     */
    public record Answers(int least, int most, double significance) {}

    public CauseQuestion {
        ladders = ladders.stream().map(List::copyOf).toList();
        ignored = Set.copyOf(ignored);
        missing = Set.copyOf(missing);
    }

    /** Columns that the measure is made from. */
    public Set<String> measured() {
        return measure.expressions().stream()
                .flatMap(expression -> expression.columns().stream())
                .collect(Collectors.toSet());
    }
}
