package org.quanyu.pipelines.fuse.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;

class SpanningTreeTest {

    private static final double THRESHOLD = 2;

    @Test
    void theStrongestLinksWithoutACircleAreTaken() {
        ExplainedPair strong = pair(1, 2, 9, 0);
        ExplainedPair middle = pair(2, 3, 5, 0);
        ExplainedPair weak = pair(3, 4, 3, 0);
        List<ExplainedPair> pairs = List.of(weak, pair(1, 3, 4, 0), strong, pair(1, 4, 1, 0), middle);

        assertThat(SpanningTree.of(pairs)).containsExactly(strong, middle, weak);
    }

    @Test
    void aLinkByIdentifyingValuesComesFirstAndAForbiddenOneNever() {
        ExplainedPair identified = pair(1, 2, -3, 1);
        ExplainedPair strong = pair(2, 3, 30, 0);

        assertThat(SpanningTree.of(List.of(strong, pair(1, 3, 40, -1), identified)))
                .containsExactly(identified, strong);
    }

    @Test
    void theWayGoesAlongTheLinks() {
        ExplainedPair first = pair(1, 2, 9, 0);
        ExplainedPair second = pair(3, 2, 8, 0);
        List<ExplainedPair> links = List.of(first, second, pair(2, 5, 7, 0), pair(6, 7, 6, 0));

        assertThat(SpanningTree.way(links, 1, 3)).containsExactly(first, second);
        assertThat(SpanningTree.way(links, 3, 1)).containsExactly(second, first);
        assertThat(SpanningTree.way(links, 1, 7)).isEmpty();
    }

    @Test
    void aProbabilityHasTheDigitsThatItTakes() {
        assertThat(pair(1, 2, 0, 0).probability()).isEqualTo("0.5000");
        assertThat(pair(1, 2, 12, 0).probability()).isEqualTo("0.999756");
        assertThat(pair(1, 2, 40, 0).probability()).isEqualTo("1 - 9.1e-13");
        assertThat(pair(1, 2, -40, 0).probability()).isEqualTo("9.1e-13");
    }

    @Test
    void barsRunFromThePriorToTheSum() {
        ExplainedPair pair = new ExplainedPair(
                record(1),
                record(2),
                List.of(
                        new Term("any two records", "", Optional.empty(), -10),
                        new Term("name", "exact", Optional.of(new Term.Odds(0.9, 0.001)), 30),
                        new Term("born", "else", Optional.of(new Term.Odds(0.1, 0.9)), -5)),
                THRESHOLD,
                0,
                "",
                List.of("name"));

        Waterfall fall = Waterfall.of(pair, "");

        assertThat(fall.bars()).extracting(Waterfall.Bar::kind).containsExactly("against", "for", "against", "sum");
        assertThat(fall.bars())
                .extracting(Waterfall.Bar::figure)
                .containsExactly("-10.00", "+30.00", "-5.00", "+15.00");
        Waterfall.Bar name = fall.bars().get(1);
        Waterfall.Bar born = fall.bars().get(2);
        assertThat(name.x()).isEqualTo(fall.bars().get(0).x());
        assertThat(born.x() + born.width()).isEqualTo(name.x() + name.width());
        assertThat(fall.threshold()).isGreaterThan(fall.zero()).isLessThan(born.x());
    }

    private static ExplainedPair pair(long left, long right, double weight, int verdict) {
        return new ExplainedPair(
                record(left),
                record(right),
                List.of(new Term("any two records", "", Optional.empty(), weight)),
                THRESHOLD,
                verdict,
                "",
                List.of("name"));
    }

    private static Chosen record(long number) {
        return new Chosen(number, "source", String.valueOf(number), Map.of());
    }
}
