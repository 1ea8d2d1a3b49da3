package org.quanyu.generator.place;

import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Places;

/** The codes of sub-districts, communities and grid cells, as workbooks. */
final class CodeTables {

    private static final List<Column> DIVISION =
            List.of(Column.text("区划代码"), Column.text("区划名称"), Column.text("上级代码"), Column.text("上级名称"));
    private static final List<Column> COMMUNITY =
            List.of(Column.text("社区代码"), Column.text("社区名称"), Column.text("街道代码"), Column.text("街道名称"));
    private static final List<Column> GRID = List.of(
            Column.text("网格编码"), Column.text("网格名称"), Column.text("社区代码"), Column.text("社区名称"), Column.text("街道名称"));

    private record Grid(Community community, int number) {}

    private final Places places;

    CodeTables(Places places) {
        this.places = places;
    }

    Feed divisions() {
        List<Community> firsts = places.communities().stream()
                .filter(community -> community.code().endsWith("001"))
                .toList();
        return workbook("divisions", "龙华区街道区划代码", DIVISION, firsts.size(), (place, rows) -> rows.text(
                        firsts.get(place).subDistrictCode())
                .text(firsts.get(place).subDistrict() + "街道")
                .text("440309")
                .text("龙华区"));
    }

    Feed communities() {
        List<Community> all = places.communities();
        return workbook("communities", "龙华区社区代码", COMMUNITY, all.size(), (place, rows) -> rows.text(
                        all.get(place).code())
                .text(all.get(place).name() + "社区")
                .text(all.get(place).subDistrictCode())
                .text(all.get(place).subDistrict() + "街道"));
    }

    Feed grids() {
        List<Grid> all = places.communities().stream()
                .flatMap(community ->
                        IntStream.range(0, places.grids(community)).mapToObj(number -> new Grid(community, number)))
                .toList();
        return workbook("grids", "龙华区基础网格代码", GRID, all.size(), (place, rows) -> {
            Grid grid = all.get(place);
            rows.text(places.grid(grid.community(), grid.number()))
                    .text(grid.community().name() + "第" + (grid.number() + 1) + "网格")
                    .text(grid.community().code())
                    .text(grid.community().name() + "社区")
                    .text(grid.community().subDistrict() + "街道");
        });
    }

    private static Feed workbook(String name, String title, List<Column> columns, int count, PlaceRows row) {
        return new FixedFeed(
                Departments.GOVERNMENT_SERVICE,
                name,
                new Format.Xlsx(title),
                new Rhythm.Once(),
                columns,
                1,
                PlaceRows.each(count, row));
    }
}
