package org.quanyu.pipelines.benefit.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.schemas.failure.LakeException;

/** What the catalogue of facts says, and how mistakes in one are told. */
class FactCatalogueTest {

    private static final String OTHERS = """
            household:
              registers: {housing: record}
              facts:
                housing: {from: housing, absent: "'未登记'"}
            firm:
              registers: {}
              facts: {}
            """;

    @Test
    void everyFactOfATableIsInTheCatalogue() {
        FactCatalogue catalogue = FactCatalogue.builtIn();
        for (Beneficiary beneficiary : Beneficiary.values()) {
            List<String> others = List.of(
                    "entity",
                    "as_of",
                    "unknown",
                    "household_id",
                    "sub_district",
                    "age_band",
                    "education",
                    "run_id",
                    "merged_records");
            assertThat(catalogue.of(beneficiary).facts().stream().map(Fact::name))
                    .as(beneficiary.word())
                    .containsExactlyInAnyOrderElementsOf(beneficiary.facts().columns().stream()
                            .map(column -> column.name())
                            .filter(name -> !others.contains(name) && !name.endsWith("_as_of"))
                            .toList());
        }
    }

    @Test
    void everyRegisterThatAFactNamesHasItsDay() {
        FactCatalogue catalogue = FactCatalogue.builtIn();
        for (Beneficiary beneficiary : Beneficiary.values()) {
            assertThat(catalogue.of(beneficiary).registers().keySet())
                    .allSatisfy(register -> assertThat(beneficiary.facts().has(register + "_as_of"))
                            .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agee: {from: person}                      | line 4, column 5 | mart.person_fact has no column agee
            age: {from: people}                       | line 4, column 17 | nobody tells of "people"
            degree: {from: graduates, absence: 0}     | line 4, column 31 | absence
            assistance: {from: household.help, absent: none} | line 4, column 24 | households have no fact help
            """)
    void mistakesAreToldWithTheirPlace(String fact, String place, String what) {
        String text = "person:\n  registers: {graduates: record}\n  facts:\n    " + fact.strip() + "\n" + OTHERS;
        assertThatThrownBy(() -> FactCatalogueReader.read("facts.yaml", text))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("facts.yaml, " + place)
                .hasMessageContaining(what);
    }

    @Test
    void howLongARegisterHoldsIsOneOfAFewWords() {
        String text = "person:\n  registers: {graduates: ever}\n  facts: {}\n" + OTHERS;
        assertThatThrownBy(() -> FactCatalogueReader.read("facts.yaml", text))
                .hasMessageContaining("facts.yaml, line 2, column 26")
                .hasMessageContaining("how long what graduates tells holds");
        assertThat(Map.copyOf(FactCatalogue.builtIn().of(Beneficiary.PERSON).registers()))
                .containsEntry("pregnancies", Holding.LATEST);
    }
}
