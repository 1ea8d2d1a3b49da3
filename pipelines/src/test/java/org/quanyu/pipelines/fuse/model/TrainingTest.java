package org.quanyu.pipelines.fuse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.pipelines.fuse.model.PatternCounts.PatternCount;

/** Vectors are counted from known probabilities, so that training has to find these again. */
class TrainingTest {

    private static final Linkage LINKAGE = LinkageReader.read("test.yaml", """
            linkage: test
            records: {id: id}
            blocking: [key]
            comparisons:
              a: {levels: [exact, same_pinyin]}
              b: {levels: [exact]}
              c: {levels: [exact]}
              d: {levels: [exact]}
            """);

    private static final double[][] M = {{0, 0.8, 0.15, 0.05}, {0, 0.9, 0.1}, {0, 0.7, 0.3}, {0, 0.95, 0.05}};
    private static final double[][] U = {{0, 0.01, 0.02, 0.97}, {0, 0.1, 0.9}, {0, 0.05, 0.95}, {0, 0.2, 0.8}};

    private static final double MATCHES = 30_000;
    private static final double OTHERS = 70_000;
    private static final long RECORDS = 20_000;

    @Test
    void probabilitiesAreFoundWithoutLabels() {
        MatchModel model = Training.train(LINKAGE, counts(MATCHES, OTHERS), counts(0, 1_000_000), RECORDS)
                .model();

        for (int comparison = 0; comparison < M.length; comparison++) {
            for (int level = 1; level < M[comparison].length; level++) {
                assertThat(model.u()[comparison][level]).isCloseTo(U[comparison][level], within(0.001));
                assertThat(model.m()[comparison][level]).isCloseTo(M[comparison][level], within(0.01));
            }
        }
    }

    @Test
    void forbiddenPairsAreNoMatches() {
        List<PatternCount> all = new ArrayList<>(counts(MATCHES, OTHERS).all());
        all.add(new PatternCount(0, new int[] {1, 1, 1, 1}, 1, -1, 1_000_000));

        MatchModel model = Training.train(LINKAGE, new PatternCounts(all), counts(0, 1_000_000), RECORDS)
                .model();

        assertThat(model.m()[0][1]).isCloseTo(M[0][1], within(0.01));
    }

    @Test
    void theWeightOfAMissingValueIsNothing() {
        MatchModel model = new MatchModel(LINKAGE.comparisons(), M, U, 0.5);

        assertThat(model.weight(new int[] {0, 0, 0, 0})).isZero();
        assertThat(model.weight(0, 1)).isCloseTo(Math.log(80) / Math.log(2), within(1e-9));
    }

    private static PatternCounts counts(double matches, double others) {
        List<PatternCount> counts = new ArrayList<>();
        for (int a = 1; a < 4; a++) {
            for (int bits = 0; bits < 8; bits++) {
                int[] levels = {a, 1 + (bits & 1), 1 + (bits >> 1 & 1), 1 + (bits >> 2)};
                counts.add(new PatternCount(0, levels, 1, 0, matches * share(M, levels) + others * share(U, levels)));
            }
        }
        return new PatternCounts(counts);
    }

    private static double share(double[][] probabilities, int[] levels) {
        double share = 1;
        for (int comparison = 0; comparison < levels.length; comparison++) {
            share *= probabilities[comparison][levels[comparison]];
        }
        return share;
    }
}
