package org.quanyu.pipelines.fuse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DisjointSetsTest {

    @Property(tries = 300)
    void theyAreThoseOfASimpleSearch(
            @ForAll @Size(max = 80) List<@Size(2) List<@LongRange(min = -20, max = 60) Long>> edges) {
        DisjointSets sets = new DisjointSets(
                edges.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray());

        assertThat(byVertex(sets)).isEqualTo(spreading(edges));
    }

    @Test
    void theLongestChainIsOneSet() {
        int edges = 1_000_000;
        DisjointSets sets = new DisjointSets(LongStream.range(0, edges)
                .map(edge -> edges - edge)
                .flatMap(vertex -> LongStream.of(vertex, vertex - 1))
                .toArray());

        assertThat(sets.vertices()).hasSize(edges + 1);
        assertThat(LongStream.rangeClosed(0, edges).map(place -> sets.component((int) place)))
                .containsOnly(0L);
    }

    @Test
    void noEdgesHaveNoSets() {
        assertThat(new DisjointSets(new long[0]).vertices()).isEmpty();
    }

    private static Map<Long, Long> byVertex(DisjointSets sets) {
        Map<Long, Long> components = new TreeMap<>();
        for (int place = 0; place < sets.vertices().length; place++) {
            components.put(sets.vertices()[place], sets.component(place));
        }
        return components;
    }

    /** Smaller labels spread over edges until none does. */
    static Map<Long, Long> spreading(List<List<Long>> edges) {
        Map<Long, Long> labels = new TreeMap<>();
        edges.forEach(edge -> edge.forEach(vertex -> labels.put(vertex, vertex)));
        boolean spreads = true;
        while (spreads) {
            spreads = false;
            for (List<Long> edge : edges) {
                long least = Math.min(labels.get(edge.get(0)), labels.get(edge.get(1)));
                for (long vertex : edge) {
                    spreads |= labels.put(vertex, least) != least;
                }
            }
        }
        return labels;
    }
}
