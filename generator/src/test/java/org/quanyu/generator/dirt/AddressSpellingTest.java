package org.quanyu.generator.dirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

class AddressSpellingTest {

    private static final Address HOME = new Address("福城", "茜坑", "浪荣路", 53, "东坑村", 107, "1203", Use.VILLAGE);
    private static final int MANY = 50_000;
    private static final List<String> SPELT = spelt();

    private static List<String> spelt() {
        SplittableRandom random = new SplittableRandom(11);
        return IntStream.range(0, MANY)
                .mapToObj(number -> AddressSpelling.of(HOME, random))
                .toList();
    }

    private static double share(Predicate<String> is) {
        return SPELT.stream().filter(is).count() / (double) MANY;
    }

    @Test
    void an_address_in_full_is_that_of_the_register() {
        Span span = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 2));
        Places places = District.of(3, 0.001, Sizes.of(0.001), span).places();
        for (int unit = 0; unit < places.units(); unit++) {
            assertThat(Address.of(places, unit).full()).isEqualTo(places.address(unit));
        }
    }

    @Test
    void parts_are_left_out_at_their_stated_rates() {
        assertThat(share(text -> !text.contains("广东省"))).isCloseTo(AddressSpelling.WITHOUT_PROVINCE, within(0.015));
        assertThat(share(text -> !text.contains("深圳市")))
                .isCloseTo(AddressSpelling.WITHOUT_PROVINCE * AddressSpelling.WITHOUT_CITY, within(0.015));
        assertThat(share(text -> !text.contains("茜坑"))).isCloseTo(AddressSpelling.WITHOUT_COMMUNITY, within(0.015));
        assertThat(share(text -> !text.contains("浪荣路53"))).isCloseTo(AddressSpelling.WITHOUT_ROAD, within(0.015));
        assertThat(share(text -> !text.contains("东坑村"))).isCloseTo(AddressSpelling.WITHOUT_SITE, within(0.015));
        assertThat(share(text -> text.contains("观澜")))
                .isCloseTo(AddressSpelling.OLD_SUB_DISTRICT * (1 - AddressSpelling.WITHOUT_SUB_DISTRICT), within(0.01));
    }

    @Test
    void few_addresses_are_spelt_alike_and_all_but_the_mistyped_name_block_and_room() {
        assertThat(SPELT.stream().distinct().count()).isGreaterThan(5_000);
        assertThat(share(text -> !text.matches(".*107(栋|座|号楼|幢|#).*(12(楼|F-)03|1203).*|.*12楼1203房")))
                .isLessThan(AddressSpelling.MISTYPED);
        assertThat(SPELT).contains("东坑村107栋1203");
    }
}
