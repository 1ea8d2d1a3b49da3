package org.quanyu.generator.dirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.hutool.core.util.IdcardUtil;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirtTest {

    private static final LocalDate YOUNG = LocalDate.of(1990, 1, 1);
    private static final int MANY = 200_000;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void a_misspelling_differs_in_one_character() {
        for (int count = 0; count < 1_000; count++) {
            assertThat(Misspelling.homophone("张伟强", random))
                    .hasSize(3)
                    .isNotEqualTo("张伟强")
                    .matches("..强|.伟.|张..");
            assertThat(Misspelling.lookAlike("陈末", random)).hasSize(2).isNotEqualTo("陈末");
            assertThat(Misspelling.typing("440309199001011234", random))
                    .hasSizeBetween(17, 19)
                    .isNotEqualTo("440309199001011234");
        }
        assertThat(Misspelling.typing("", random)).isEmpty();
        assertThat(Misspelling.typing("一", random)).isEqualTo("一一");
        assertThat(Misspelling.homophone("!", random)).isEqualTo("!");
    }

    @Test
    void names_are_swapped_and_masked_behind_the_surname() {
        assertThat(Misspelling.swappedName("张伟强")).isEqualTo("伟强张");
        assertThat(Misspelling.swappedName("欧阳娜")).isEqualTo("娜欧阳");
        assertThat(Masking.name("张伟强")).isEqualTo("张**");
        assertThat(Masking.title("欧阳娜", true)).isEqualTo("欧阳女士");
        assertThat(Masking.identityNumber("440309199001011234")).isEqualTo("4403********1234");
        assertThat(Masking.phone("13812345678")).isEqualTo("138****5678");
    }

    @Test
    void other_spellings_keep_the_value() {
        assertThat(Spelling.fullWidth("12-A栋")).isEqualTo("１２－Ａ栋");
        assertThat(Spelling.traditional("龙华区观澜张国强")).isEqualTo("龍華區觀瀾張國強");
        for (int count = 0; count < 300; count++) {
            assertThat(Spelling.phone("13812345678", random).replaceAll("[^0-9]", ""))
                    .endsWith("13812345678");
            assertThat(Spelling.phone("0755-27701234", random)).endsWith("27701234");
            assertThat(Spelling.spaced("张伟", random).replaceAll("[\\s\u3000]", ""))
                    .isEqualTo("张伟");
            assertThat(Spelling.date(LocalDate.of(2022, 1, 5), random))
                    .isIn("2022-01-05", "2022/1/5", "2022.01.05", "2022年1月5日", "20220105", "2022/01/05");
        }
    }

    @Test
    void placeholders_are_no_valid_numbers() {
        List<String> numbers = Stream.generate(() -> Placeholder.identityNumber(random))
                .limit(100)
                .toList();
        assertThat(numbers).noneMatch(number -> number.length() == 18 && IdcardUtil.isValidCard(number));
    }

    @Test
    void errors_come_at_their_stated_rates() {
        PersonDirt clerk = new PersonDirt(1);
        PersonDirt grid = new PersonDirt(2);
        String number = "440309199001011234";
        assertThat(share(clerk, text -> text == null)).isCloseTo(PersonDirt.NUMBER_MISSING, within(0.002));
        assertThat(share(grid, text -> text == null)).isCloseTo(2 * PersonDirt.NUMBER_MISSING, within(0.003));
        assertThat(share(clerk, text -> text != null && text.contains("*")))
                .isCloseTo(PersonDirt.NUMBER_MASKED, within(0.002));
        double faults = PersonDirt.NUMBER_TYPING
                + PersonDirt.NUMBER_MASKED
                + PersonDirt.NUMBER_FULL_WIDTH
                + PersonDirt.NUMBER_SPACED
                + PersonDirt.NUMBER_PLACEHOLDER
                + PersonDirt.NUMBER_MISSING;
        assertThat(share(clerk, text -> !number.equals(text))).isCloseTo(faults, within(0.003));
        assertThat(share(new PersonDirt(0), text -> !number.equals(text))).isZero();
    }

    private double share(PersonDirt dirt, Predicate<String> is) {
        return Stream.generate(() -> new String[] {dirt.identityNumber("440309199001011234", YOUNG, random)})
                        .limit(MANY)
                        .filter(cell -> is.test(cell[0]))
                        .count()
                / (double) MANY;
    }
}
