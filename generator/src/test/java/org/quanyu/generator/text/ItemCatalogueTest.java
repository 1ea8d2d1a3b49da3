package org.quanyu.generator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ItemCatalogueTest {

    private final ItemCatalogue catalogue = ItemCatalogue.district();

    @Test
    void grewFrom1800To2446Items() {
        assertThat(catalogue.items()).hasSize(2446);
        assertThat(catalogue.items(LocalDate.of(2022, 12, 31))).hasSize(1800);
        assertThat(catalogue.items(LocalDate.of(2023, 1, 1))).hasSize(2446);
    }

    @Test
    void namesAndCodesAreUnique() {
        assertThat(catalogue.items()).extracting(Item::name).doesNotHaveDuplicates();
        assertThat(catalogue.items())
                .extracting(Item::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-G]\\d{2}-\\d{3}"));
        assertThat(catalogue.items())
                .allSatisfy(item -> assertThat(catalogue.item(item.code())).isSameAs(item));
    }

    @Test
    void allFamiliesAndAbout150CategoriesTakePart() {
        assertThat(catalogue.items().stream().map(Item::family).collect(Collectors.toSet()))
                .hasSize(7);
        assertThat(catalogue.items().stream().map(Item::category).distinct().count())
                .isBetween(110L, 150L);
        assertThat(catalogue.items())
                .allSatisfy(item -> assertThat(item.workingDays()).isBetween(1, 15));
    }

    @Test
    void topicsOfAllItemsExist() {
        assertThat(catalogue.items())
                .allSatisfy(item -> assertThat(RequestTexts.topic(item.topic())).isNotNull());
    }

    @Test
    void popularItemsAreDrawnMostOften() {
        assertThat(catalogue.items().stream().mapToDouble(Item::popularity).sum())
                .isBetween(0.999999, 1.000001);
        SplittableRandom random = new SplittableRandom(1);
        long noisy = 0;
        for (int draw = 0; draw < 10_000; draw++) {
            Item item = catalogue.draw(LocalDate.of(2022, 5, 1), random);
            assertThat(item.since()).isEqualTo(2022);
            noisy += item.category().equals("施工噪声") ? 1 : 0;
        }
        assertThat(noisy).isGreaterThan(300);
    }
}
