package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.schemas.contract.Rule.Metric;
import org.quanyu.schemas.contract.Rule.RowRule;
import org.quanyu.schemas.contract.Rule.TableRule;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class ContractReaderTest {

    private static final String FILE = "contracts/gold/bridge.yaml";

    private static final String BRIDGE = """
            apiVersion: v3.1.0
            kind: DataContract
            id: gold.bridge
            version: 1.2.0
            status: active
            team: {name: 交通局}
            slaProperties:
              - {property: latency, value: 1, unit: d}
              - {property: retention, value: 10, unit: y}
            schema:
              - name: bridge
                physicalName: gold.bridge
                physicalType: table
                logicalType: object
                businessName: 桥梁
                dataGranularityDescription: One row per bridge.
                properties:
                  - name: city
                    physicalType: string
                    logicalType: string
                    businessName: 城市
                    description: City.
                    classification: public
                    required: true
                    primaryKey: true
                    primaryKeyPosition: 2
                    partitioned: true
                    partitionKeyPosition: 2
                  - name: bridge_id
                    physicalType: string
                    logicalType: string
                    logicalTypeOptions: {minLength: 2, maxLength: 18, pattern: '^\\d+''$'}
                    businessName: 编号
                    description: Number of the bridge.
                    classification: internal
                    primaryKey: true
                    primaryKeyPosition: 1
                    customProperties:
                      - {property: formerNames, value: [bridge_no, nr]}
                  - name: opened_on
                    physicalType: date
                    logicalType: date
                    logicalTypeOptions: {minimum: 1900-01-01}
                    businessName: 通车日期
                    description: Day of opening.
                    classification: public
                    partitioned: true
                    partitionKeyPosition: 1
                    customProperties:
                      - {property: partitionTransform, value: years}
                    quality:
                      - {type: library, metric: nullValues, unit: percent, mustBeLessOrEqualTo: 25, severity: warn, name: opening_known, description: Three quarters have a day of opening.}
                  - name: cost
                    physicalType: decimal(20,2)
                    logicalType: number
                    logicalTypeOptions: {exclusiveMinimum: 0.5, maximum: 1000000000000}
                    businessName: 造价
                    description: Cost in yuan.
                    classification: sensitive
                quality:
                  - {type: custom, engine: quanyu, implementation: "cost < 10 OR city = 'A'", severity: error, name: dear_only_in_a, description: Dear bridges stand in A.}
                  - {type: library, metric: rowCount, mustBeBetween: [1, 99], severity: error, name: some_bridges, description: There are bridges.}
                  - {type: library, metric: duplicateValues, mustBe: 0, severity: warn, name: no_twins, description: Each bridge once.}
            """;

    @Test
    void readsTheTable() {
        Contract contract = ContractReader.read(FILE, BRIDGE);

        assertThat(contract.table()).isEqualTo("gold.bridge");
        assertThat(contract.version()).isEqualTo("1.2.0");
        assertThat(contract.title()).isEqualTo("桥梁");
        assertThat(contract.grain()).isEqualTo("One row per bridge.");
        assertThat(contract.owner()).isEqualTo("交通局");
        assertThat(contract.freshness()).isEqualTo("1 d");
        assertThat(contract.retention()).isEqualTo("10 y");
        assertThat(contract.primaryKey()).containsExactly("bridge_id", "city");
        assertThat(contract.partitionedBy()).containsExactly("years(opened_on)", "city");
    }

    @Test
    void readsColumnsAndAppendsTheSharedOnes() {
        Contract contract = ContractReader.read(FILE, BRIDGE);

        assertThat(contract.columns())
                .extracting(Column::name)
                .containsExactly("city", "bridge_id", "opened_on", "cost", "merged_records", "run_id");
        assertThat(contract.column("cost"))
                .contains(new Column(
                        "cost",
                        DataTypes.createDecimalType(20, 2),
                        "造价",
                        "Cost in yuan.",
                        Classification.SENSITIVE,
                        false,
                        0,
                        List.of()));
        assertThat(contract.column("bridge_id").orElseThrow().formerNames()).containsExactly("bridge_no", "nr");
        assertThat(contract.column("city").orElseThrow().required()).isTrue();
    }

    @Test
    void readsStatedDerivedAndImpliedRules() {
        Contract contract = ContractReader.read(FILE, BRIDGE);

        assertThat(contract.rules())
                .containsExactlyInAnyOrder(
                        new TableRule(
                                "primary_key_unique",
                                Severity.ERROR,
                                "No two rows have the same bridge_id, city.",
                                Metric.DUPLICATE_KEYS,
                                Optional.empty(),
                                0,
                                0),
                        row(
                                "bridge_id_min_length",
                                "bridge_id is at least 2 characters long.",
                                "char_length(`bridge_id`) >= 2",
                                "bridge_id"),
                        row(
                                "bridge_id_max_length",
                                "bridge_id is at most 18 characters long.",
                                "char_length(`bridge_id`) <= 18",
                                "bridge_id"),
                        row(
                                "bridge_id_pattern",
                                "bridge_id is of the form ^\\d+'$.",
                                "`bridge_id` RLIKE '^\\\\d+\\'$'",
                                "bridge_id"),
                        row(
                                "opened_on_minimum",
                                "opened_on is at least 1900-01-01.",
                                "`opened_on` >= DATE'1900-01-01'",
                                "opened_on"),
                        row("cost_exclusive_minimum", "cost is above 0.5.", "`cost` > 0.5", "cost"),
                        row("cost_maximum", "cost is at most 1000000000000.", "`cost` <= 1000000000000", "cost"),
                        new TableRule(
                                "opening_known",
                                Severity.WARN,
                                "Three quarters have a day of opening.",
                                Metric.COMPLETENESS,
                                Optional.of("opened_on"),
                                0.75,
                                1),
                        new RowRule(
                                "dear_only_in_a",
                                Severity.ERROR,
                                "Dear bridges stand in A.",
                                "cost < 10 OR city = 'A'",
                                Optional.empty()),
                        new TableRule(
                                "some_bridges",
                                Severity.ERROR,
                                "There are bridges.",
                                Metric.ROW_COUNT,
                                Optional.empty(),
                                1,
                                99),
                        new TableRule(
                                "no_twins",
                                Severity.WARN,
                                "Each bridge once.",
                                Metric.DUPLICATE_KEYS,
                                Optional.empty(),
                                0,
                                0));
    }

    @Test
    void optionsOfColumnsRejectRowsWhereAStepSortsThemOut() {
        Contract silver = ContractReader.read(FILE.replace("gold", "silver"), BRIDGE.replace("gold.", "silver."));

        assertThat(silver.rules())
                .filteredOn(rule -> rule.name().equals("cost_maximum"))
                .extracting(Rule::severity)
                .containsExactly(Severity.REJECT);
    }

    private static RowRule row(String name, String description, String predicate, String column) {
        return new RowRule(name, Severity.ERROR, description, predicate, Optional.of(column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    classification: sensitive      | classification: secret    | line 59, $.schema[0].properties[3].classification: "secret" is not known here      | allowed: public, internal, personal, sensitive
                    physicalType: decimal(20,2)    | physicalType: money       | line 54, $.schema[0].properties[3].physicalType: "money" is not a type of the lake | decimal(P,S)
                    physicalType: decimal(20,2)    | physicalType: tinyint     | "tinyint" is not a type of the lake                                                | bigint
                    logicalType: number            | logicalType: string       | logicalType string does not go with physicalType decimal(20,2)                     | allowed: number
                    businessName: 造价             | businesName: 造价         | $.schema[0].properties[3]: "businesName" is not known here                         | businessName
                    required: true                 | required: often           | $.schema[0].properties[0].required: true or false is expected here                 | allowed: true, false
                    value: years                   | value: weeks              | "weeks" is not a partition transform                                               | bucket(N)
                    name: cost                     | name: City                | column "City" stands here twice                                                    | rename
                    primaryKeyPosition: 2          | primaryKeyPosition: 3     | no single column at position 2                                                     | without gaps
                    cost < 10                      | price < 10                | the table has no column "price"                                                    | cost
                    cost < 10                      | cost << 10 and            | not a Spark SQL predicate                                                          | condition
                    metric: rowCount               | metric: rowsCount         | "rowsCount" is not known here                                                      | rowCount, nullValues, duplicateValues
                    mustBe: 0                      | mustBeOdd: 0              | "mustBeOdd" is not known here                                                      | mustBe
                    name: no_twins                 | name: some_bridges        | two rules have the name "some_bridges"                                             | rename
                    id: gold.bridge                | id: gold.tunnel           | line 3, $.id: "gold.tunnel" is not known here                                      | gold.bridge
                    physicalName: gold.bridge      | physicalName: lead.bridge | "lead.bridge" is not the name of a table                                           | <layer>.<name>
                    physicalName: gold.bridge      | physicalName: gold.tunnel | the file is not the one of gold.tunnel                                             | contracts/gold/tunnel.yaml
                    property: latency              | property: speed           | $.slaProperties: no service level latency or frequency                             | latency
                    team: {name: 交通局}           | team: {names: 交通局}     | $.team: "names" is not known here                                                  | name
                    version: 1.2.0                 | version: 1.2              | line 4, $.version: a text is expected here                                         | quotes
                    dataGranularityDescription: On | bisinessName: On          | "bisinessName" is not known here                                                   | dataGranularityDescription
                    description: City.             | description: City: big    | line 22: not YAML                                                                  | quotes
                    """)
    void aWrongContractIsNamedByPlaceAndRemedy(String right, String wrong, String what, String remedy) {
        assertThat(BRIDGE).contains(right);
        String yaml = BRIDGE.replaceFirst(java.util.regex.Pattern.quote(right), wrong);

        assertThatThrownBy(() -> ContractReader.read(FILE, yaml))
                .isInstanceOfSatisfying(LakeException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.CONTRACT_INVALID);
                    assertThat(failure).hasMessageStartingWith(FILE).hasMessageContaining(what);
                    assertThat(failure.remedy()).contains(remedy);
                });
    }

    @Test
    void anEmptyFileIsNoContract() {
        assertThatThrownBy(() -> ContractReader.read(FILE, "# nothing\n"))
                .isInstanceOf(LakeException.class)
                .hasMessage(FILE + ": the file is empty");
    }
}
