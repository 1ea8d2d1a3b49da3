package org.quanyu.pipelines.fuse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.cluster.Agglomeration.Identity;
import org.quanyu.pipelines.fuse.cluster.Agglomeration.Pair;

class AgglomerationTest {

    private static final long[] FOUR = {1, 2, 3, 4};

    @Test
    void aWeakLinkBetweenTwoStrongPairsIsCutWhereOthersSpeakAgainstIt() {
        int[] groups = Agglomeration.groups(
                FOUR,
                List.of(),
                List.of(
                        new Pair(1, 2, 15),
                        new Pair(3, 4, 15),
                        new Pair(2, 3, 2),
                        new Pair(1, 3, -8),
                        new Pair(2, 4, -8)));

        assertThat(groups).containsExactly(0, 0, 2, 2);
    }

    @Test
    void aPairThatSpeaksAgainstALinkIsOutweighedByStrongerOnes() {
        int[] groups = Agglomeration.groups(
                FOUR,
                List.of(),
                List.of(new Pair(1, 2, 15), new Pair(2, 3, 15), new Pair(1, 3, -3), new Pair(3, 4, 10)));

        assertThat(groups).containsExactly(0, 0, 0, 0);
    }

    @Test
    void recordsWithDifferentIdentitiesNeverMeet() {
        int[] groups = Agglomeration.groups(
                FOUR,
                List.of(new Identity(1, 0, 100), new Identity(4, 0, 200)),
                List.of(new Pair(1, 2, 15), new Pair(2, 3, 5), new Pair(3, 4, 15)));

        assertThat(groups).containsExactly(0, 0, 2, 2);
    }

    @Test
    void aForbiddenPairKeepsItsGroupsApart() {
        int[] groups = Agglomeration.groups(
                FOUR,
                List.of(),
                List.of(
                        new Pair(1, 2, 20),
                        new Pair(2, 3, 19),
                        new Pair(3, 4, 18),
                        new Pair(1, 4, Double.NEGATIVE_INFINITY)));

        assertThat(groups).containsExactly(0, 0, 0, 3);
    }

    @Test
    void aCertainPairIsOneWhateverSpeaksAgainstIt() {
        int[] groups = Agglomeration.groups(
                FOUR,
                List.of(new Identity(1, 0, 100), new Identity(2, 0, 200)),
                List.of(
                        new Pair(1, 2, Double.POSITIVE_INFINITY),
                        new Pair(1, 3, 15),
                        new Pair(2, 3, -15),
                        new Pair(2, 4, Double.NEGATIVE_INFINITY),
                        new Pair(1, 4, 15)));

        assertThat(groups).containsExactly(0, 0, 2, 3);
    }

    @Test
    void identitiesOfDifferentKindsSayNothingOfEachOther() {
        int[] groups = Agglomeration.groups(
                FOUR,
                List.of(
                        new Identity(1, 0, 100),
                        new Identity(2, 1, 200),
                        new Identity(3, 0, 300),
                        new Identity(4, 0, 300),
                        new Identity(4, 1, 400)),
                List.of(new Pair(1, 2, 15), new Pair(2, 3, 5), new Pair(2, 4, 4), new Pair(3, 4, 15)));

        assertThat(groups).containsExactly(0, 0, 2, 2);
    }
}
