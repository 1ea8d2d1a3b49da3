package org.quanyu.generator.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.delivery.DeliveredRows;
import org.quanyu.generator.delivery.DeliveredRows.Row;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

class PlaceFeedsTest {

    private static final double SCALE = 0.002;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 31));
    private static final Map<String, List<Row>> ROWS = rows(42);

    private static Map<String, List<Row>> rows(long seed) {
        District district = District.of(seed, SCALE, Sizes.of(SCALE), SPAN);
        return PlaceFeeds.of(district).stream()
                .collect(Collectors.toMap(Feed::name, feed -> DeliveredRows.all(feed, SPAN)));
    }

    private static Set<String> values(String feed, String column) {
        return ROWS.get(feed).stream().map(row -> row.text(column)).collect(Collectors.toSet());
    }

    @Test
    void the_ladder_of_places_holds_together() {
        assertThat(ROWS.get("divisions")).hasSize(6);
        assertThat(ROWS.get("communities")).hasSize(50);
        assertThat(values("communities", "街道代码")).isEqualTo(values("divisions", "区划代码"));
        assertThat(values("grids", "社区代码")).isEqualTo(values("communities", "社区代码"));
        assertThat(values("grids", "网格编码")).containsAll(values("buildings", "网格编码"));
        assertThat(values("address_register", "楼栋编码")).isEqualTo(values("buildings", "楼栋编码"));
        assertThat(values("unit", "unit_code"))
                .isEqualTo(values("address_register", "房屋编码"))
                .hasSameSizeAs(ROWS.get("address_register"));
    }

    @Test
    void the_register_writes_each_address_in_full() {
        assertThat(values("address_register", "标准地址")).isEqualTo(values("unit", "address"));
        Set<String> addresses = new HashSet<>(values("unit", "address"));
        assertThat(addresses.size()).isGreaterThan((int) (ROWS.get("unit").size() * 0.98));
    }

    @Test
    void few_units_have_no_area() {
        double without = ROWS.get("address_register").stream()
                        .filter(row -> row.text("建筑面积（平方米）") == null)
                        .count()
                / (double) ROWS.get("address_register").size();
        assertThat(without).isCloseTo(Buildings.WITHOUT_AREA, within(0.01));
    }

    @Test
    void the_same_seed_gives_the_same_rows() {
        assertThat(rows(42)).isEqualTo(ROWS);
        assertThat(rows(43).get("buildings")).isNotEqualTo(ROWS.get("buildings"));
    }
}
