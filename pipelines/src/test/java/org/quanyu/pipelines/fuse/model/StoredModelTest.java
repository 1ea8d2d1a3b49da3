package org.quanyu.pipelines.fuse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.schemas.failure.LakeException;

class StoredModelTest {

    private static final String LINKAGE = """
            linkage: person
            records: {id: id}
            blocking: [name]
            comparisons:
              name: {levels: [exact, {jaro_winkler: 0.9}]}
              born: {levels: [exact]}
            """;

    private static final Linkage PERSON = LinkageReader.read("person.yaml", LINKAGE);

    @Test
    void aModelIsReadAsItWasWritten() {
        double[][] m = {{0, 0.7, 0.2, 0.1}, {0, 0.95, 0.05}};
        double[][] u = {{0, 1e-5, 0.001, 0.99899}, {0, 1.0 / 3, 2.0 / 3}};
        StoredModel model = new StoredModel(new MatchModel(PERSON.comparisons(), m, u, 1e-4), Double.POSITIVE_INFINITY);

        StoredModel read = StoredModel.read(PERSON.comparisons(), "model.json", model.json());

        assertThat(read.model().m()).isDeepEqualTo(m);
        assertThat(read.model().u()).isDeepEqualTo(u);
        assertThat(read.model().prior()).isEqualTo(1e-4);
        assertThat(read.threshold()).isInfinite();
    }

    @Test
    void aModelOfOtherComparisonsOrNoneIsNamed() {
        assertThatThrownBy(() -> StoredModel.read(PERSON.comparisons(), "model.json", "{}"))
                .isInstanceOf(LakeException.class)
                .hasMessage("model.json has no level exact of name");
        assertThatThrownBy(() -> StoredModel.read(PERSON.comparisons(), "model.json", "no"))
                .isInstanceOf(LakeException.class)
                .hasMessageStartingWith("model.json is no JSON");
    }
}
