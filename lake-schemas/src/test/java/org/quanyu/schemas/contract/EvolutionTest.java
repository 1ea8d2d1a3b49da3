package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.schemas.contract.Change.AddColumn;
import org.quanyu.schemas.contract.Change.RenameColumn;
import org.quanyu.schemas.contract.Change.UpdateComment;
import org.quanyu.schemas.contract.Change.WidenType;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class EvolutionTest {

    @Test
    void aTableThatIsWhatItsContractSaysStaysAsItIs() {
        Contract contract = contract(column("id", "string", 1), column("size", "int", 0));

        assertThat(Evolution.plan(contract, shape(contract))).isEmpty();
    }

    @Test
    void namesEveryChangeInTheOrderInWhichItIsMade() {
        Contract before = contract(column("id", "string", 1), column("面积", "int", 0), column("note", "string", 0));
        Column area =
                new Column("area", type("bigint"), "面积", "Area in m².", Classification.PUBLIC, false, 0, List.of("面积"));
        Column first = column("code", "string", 0);
        Column last = column("seen_on", "date", 0);
        Contract after = contract(first, column("id", "string", 1), area, column("note", "string", 0), last);

        assertThat(Evolution.plan(after, shape(before)))
                .containsExactly(
                        new RenameColumn("面积", "area"),
                        new AddColumn(first, Optional.empty()),
                        new AddColumn(last, Optional.of("note")),
                        new WidenType("area", type("int"), type("bigint")),
                        new UpdateComment("area", "面积 | Area in m²."));
    }

    @Test
    void aRenamedKeyAndPartitionColumnIsTheSameKeyAndPartition() {
        Contract before = partitioned(List.of("bucket(4, id)"), column("id", "string", 1));
        Contract after = partitioned(
                List.of("bucket(4, code)"),
                new Column("code", type("string"), "id", "id.", Classification.PUBLIC, false, 1, List.of("id")));

        assertThat(Evolution.plan(after, shape(before))).containsExactly(new RenameColumn("id", "code"));
    }

    @ParameterizedTest
    @CsvSource({"int,bigint", "float,double", "'decimal(5,2)','decimal(9,2)'"})
    void typesMayWiden(String from, String to) {
        assertThat(Evolution.plan(contract(column("x", to, 0)), shape(contract(column("x", from, 0)))))
                .containsExactly(new WidenType("x", type(from), type(to)));
    }

    @ParameterizedTest
    @CsvSource({
        "bigint,int",
        "double,float",
        "'decimal(9,2)','decimal(5,2)'",
        "'decimal(5,2)','decimal(9,3)'",
        "int,string",
        "string,int",
        "int,double",
        "date,timestamp"
    })
    void typesMayNotChangeOtherwise(String from, String to) {
        Contract after = contract(column("x", to, 0));

        assertLosesData(
                after,
                shape(contract(column("x", from, 0))),
                "column x would turn from " + type(from).sql() + " into " + type(to).sql());
    }

    @Test
    void noColumnIsDropped() {
        assertLosesData(
                contract(column("id", "string", 0)),
                shape(contract(column("id", "string", 0), column("size", "int", 0))),
                "column size (INT) would be dropped");
    }

    @Test
    void aFormerNameThatIsStillInUseIsNoRename() {
        Contract before = contract(column("a", "string", 0));
        Column b = new Column("b", type("string"), "b", "b.", Classification.PUBLIC, false, 0, List.of("a"));
        Contract after = contract(column("a", "string", 0), b);

        assertThat(Evolution.plan(after, shape(before))).containsExactly(new AddColumn(b, Optional.of("a")));
    }

    @Test
    void theKeyStays() {
        assertLosesData(
                contract(column("id", "string", 1), column("part", "int", 2)),
                shape(contract(column("id", "string", 1), column("part", "int", 0))),
                "the primary key would turn from [id] into [id, part]");
    }

    @Test
    void thePartitionsStay() {
        assertLosesData(
                partitioned(List.of("months(on)"), column("on", "date", 0)),
                shape(partitioned(List.of("years(on)"), column("on", "date", 0))),
                "the partitions would turn from [years(on)] into [months(on)]");
    }

    private static void assertLosesData(Contract contract, TableShape shape, String what) {
        assertThatThrownBy(() -> Evolution.plan(contract, shape))
                .isInstanceOfSatisfying(LakeException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.CONTRACT_LOSES_DATA);
                    assertThat(failure).hasMessage("gold.thing: " + what);
                    assertThat(failure.remedy()).contains("keep");
                });
    }

    static DataType type(String ddl) {
        return DataType.fromDDL(ddl);
    }

    static Column column(String name, String type, int keyPosition) {
        return new Column(name, type(type), name, name + ".", Classification.PUBLIC, false, keyPosition, List.of());
    }

    static Contract contract(Column... columns) {
        return partitioned(List.of(), columns);
    }

    private static Contract partitioned(List<String> partitionedBy, Column... columns) {
        return new Contract(
                "gold.thing",
                "1.0.0",
                "物",
                "One row per thing.",
                "局",
                List.of(columns),
                List.of(),
                partitionedBy,
                "1 d",
                "1 y");
    }

    static TableShape shape(Contract contract) {
        StructType schema = contract.schema();
        return new TableShape(schema, contract.partitionedBy(), Optional.of(contract.primaryKey()));
    }
}
