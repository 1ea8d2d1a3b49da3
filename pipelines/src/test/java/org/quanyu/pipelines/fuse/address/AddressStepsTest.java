package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;

class AddressStepsTest {

    private static final Contract BUILDING = Contract.of("silver.building");
    private static final Contract ADDRESS_UNIT = Contract.of("silver.address_unit");
    private static final Contract ADDRESS = Contract.of("gold.address");
    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");

    @Test
    void registersBecomeAddressesAndRecordsArePlacedInThem() {
        Tables tables = new Tables();
        tables.put(BUILDING, SmallDistrict.buildings().withColumn("source", lit("buildings")));
        tables.put(ADDRESS_UNIT, SmallDistrict.units().withColumn("source", lit("address_register")));
        Dataset<Row> addresses = product(new BuildAddresses().run(tables, null));
        assertThat(List.of(addresses.columns())).containsAll(written(ADDRESS));
        assertThat(addresses.select("address_code").distinct().count())
                .isEqualTo(addresses.count())
                .isEqualTo(SmallDistrict.buildings().count()
                        + SmallDistrict.units().count());
        Row tower = addresses.where(col("address_code").equalTo("B6")).first();
        assertThat(tower.<String>getAs("estate")).isEqualTo("盛城写字楼");
        assertThat(tower.<String>getAs("block")).isNull();

        tables.put(ADDRESS, addresses.drop("merged_records"));
        tables.put(PERSON_RECORD, persons());
        Outputs outputs = new MatchAddresses().run(tables, null);
        assertThat(List.of(product(outputs).columns())).containsAll(written(Contract.of("gold.address_link")));
        Map<String, Row> links = product(outputs).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("record_key"), Function.identity()));

        assertThat(links).containsOnlyKeys("by address", "wrong code", "code helps", "code alone", "code elsewhere");
        assertThat(place(links, "by address")).isEqualTo("room B1-302 address");
        assertThat(place(links, "wrong code")).isEqualTo("room B1-302 address");
        assertThat(place(links, "code helps")).isEqualTo("room B5-302 code");
        assertThat(place(links, "code alone")).isEqualTo("room B8-101 code");
        assertThat(place(links, "code elsewhere")).isEqualTo("compound null address");
        assertThat(outputs.filtered())
                .extracting(Outputs.Filtered::reason)
                .containsExactly("of_the_register", "without_address");
        assertThat(outputs.filtered().get(1).rows().count()).isEqualTo(1);
        SmallDistrict.session().catalog().clearCache();
    }

    /** The columns that a step gives; the run is added when it writes. */
    private static List<String> written(Contract table) {
        return Stream.of(table.schema().fieldNames())
                .filter(name -> !name.equals(Contract.RUN_ID))
                .toList();
    }

    private static String place(Map<String, Row> links, String key) {
        Row row = links.get(key);
        return row.getAs("level") + " " + row.getAs("unit_code") + " " + row.getAs("how");
    }

    private static Dataset<Row> persons() {
        return SmallDistrict.session().sql("""
                select 'register' as source, key as record_key, address, code as unit_code from values
                ('by address', '龙华街道宏城府邸12栋302', null),
                ('wrong code', '龙华街道宏城府邸12栋302', 'B2-101'),
                ('code helps', '鹭湖社区大屋村121栋302', 'B5-302'),
                ('code alone', null, 'B8-101'),
                ('code elsewhere', '鹭湖社区大屋村121栋302', 'B8-101'),
                ('nowhere', null, null) as t(key, address, code)""");
    }

    private static Dataset<Row> product(Outputs outputs) {
        return outputs.writes().get(0).rows().get();
    }

    /** Tables in memory; one that was not put is empty, and every row is a change. */
    private static final class Tables implements Inputs {

        private final Map<String, Dataset<Row>> rows = new HashMap<>();

        /** The rows with the columns of the contract, empty where they lack one. */
        void put(Contract table, Dataset<Row> given) {
            List<String> names = List.of(given.columns());
            Column[] columns = List.of(table.schema().fields()).stream()
                    .map(field -> column(field, names))
                    .toArray(Column[]::new);
            rows.put(table.table(), given.select(columns));
        }

        private static Column column(StructField field, List<String> names) {
            Column value = names.contains(field.name()) ? col(field.name()) : lit(null);
            return value.cast(field.dataType()).as(field.name());
        }

        @Override
        public Dataset<Row> changes(Contract table) {
            return table(table);
        }

        @Override
        public Dataset<Row> table(Contract table) {
            return rows.getOrDefault(table.table(), published(table));
        }

        @Override
        public Dataset<Row> published(Contract table) {
            return SmallDistrict.session().createDataFrame(List.of(), table.schema());
        }
    }
}
