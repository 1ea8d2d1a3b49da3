package org.quanyu.pipelines.fuse.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class LinkageReaderTest {

    private static final String PERSON = """
            linkage: person
            records: {id: number, source: department}
            standardise:
              name: chinese_name
              born: to_date(dob)
            blocking:
              - phone
              - [born, "substring(name, 1, 1)"]
            comparisons:
              name:
                levels: [exact, same_pinyin, {jaro_winkler: 0.9}, {jaro_winkler: 0.8}]
                term_frequency: true
              born: {levels: [exact, dates_alike]}
              phone: {levels: [exact, {damerau_levenshtein: 1}], decides: true}
            golden:
              name: most_frequent
              phone: [{most_recent: seen_on}, longest]
              home: {by: {most_trusted: [register, school]}, of: address, valid: length(address) > 5}
            """;

    @Test
    void aLinkageIsReadAsItIsWritten() {
        Linkage linkage = LinkageReader.read("person.yaml", PERSON);

        assertThat(linkage.recordId()).isEqualTo("number");
        assertThat(linkage.source()).contains("department");
        assertThat(linkage.columns().get(0).from().sql()).isEqualTo("chinese_name(`name`)");
        assertThat(linkage.columnNames()).containsExactly("name", "born", "phone");
        assertThat(linkage.blocking())
                .extracting(BlockingRule::text)
                .containsExactly("phone", "born + substring(name, 1, 1)");
        assertThat(linkage.comparisons()).extracting(Comparison::levelCount).containsExactly(6, 4, 4);
        assertThat(linkage.comparisons().get(0).exactLevel()).contains(1);
        assertThat(linkage.comparisons().get(2).authoritative()).isPresent();
        assertThat(linkage.threshold()).isEqualTo(new Threshold.ExpectedF1());
    }

    @Test
    void rulesOfGoldenColumnsAreReadInTheirOrder() {
        List<GoldenColumn> golden = LinkageReader.read("person.yaml", PERSON).golden();

        assertThat(golden).extracting(GoldenColumn::name).containsExactly("name", "phone", "home");
        assertThat(golden.get(0).rules()).containsExactly(new Survivorship.MostFrequent());
        assertThat(golden.get(1).columns()).containsExactlyInAnyOrder("phone", "seen_on");
        assertThat(golden.get(1).rules().get(1)).isEqualTo(new Survivorship.Longest());
        assertThat(golden.get(2).rules()).containsExactly(new Survivorship.MostTrusted(List.of("register", "school")));
        assertThat(golden.get(2).of().sql()).isEqualTo("address");
        assertThat(golden.get(2).valid()).isPresent();
    }

    @Test
    void aRuleFixesTheComparisonsOfItsColumns() {
        Linkage linkage = LinkageReader.read("person.yaml", PERSON);

        assertThat(linkage.fixedBy(linkage.blocking().get(0))).containsExactly(2);
        assertThat(linkage.fixedBy(linkage.blocking().get(1))).containsExactly(0, 1);
    }

    @Test
    void inputColumnsAreThoseThatAnExpressionReads() {
        assertThat(LinkageReader.read("person.yaml", PERSON).inputColumns())
                .containsExactlyInAnyOrder("number", "department", "name", "dob", "phone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{jaro_winkler: 0.9}, {jaro_winkler: 0.8} | {jaro_winkler: 0.8}, {jaro_winkler: 0.9} | never reached",
                "same_pinyin, | same_pinyin, same_pinyin, | never reached",
                "{damerau_levenshtein: 1} | {damerau_levenstein: 1} | did you mean \"damerau_levenshtein\"",
                "{damerau_levenshtein: 1} | {damerau_levenshtein: one} | write a number",
                "exact, same_pinyin | same_pinyin | no level exact",
                "term_frequency: true | term_frequency: perhaps | cannot be \"perhaps\"",
                "comparisons: | comparison: | did you mean \"comparisons\"",
                "linkage: person | linkage: [person | is not YAML",
                "to_date(dob) | to_date(dob | is not SQL",
                "name: most_frequent | name: most_frequentt | did you mean \"most_frequent\"",
                "name: most_frequent | name: {most_frequent: 2} | takes no value",
                "name: most_frequent | name: most_recent | needs a date",
                "name: most_frequent | name: most_trusted | needs sources",
                "name: most_frequent | name: {by: longest, ofs: x} | did you mean \"of\"",
                "name: most_frequent | name: {of: name} | needs \"by\"",
                "name: most_frequent | name: [] | there is no rule",
                "[register, school] | [register, register] | different sources",
                "home: {by | provenance: {by | has \"provenance\" already",
                "length(address) | length(address | is not SQL",
                "golden: | goldn: | did you mean \"golden\"",
                "records: {id: number, source: department} | records: {source: department} | needs \"id\"",
            })
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String message) {
        String text = PERSON.replace(right, wrong);
        assertThat(text).isNotEqualTo(PERSON);

        assertThatThrownBy(() -> LinkageReader.read("person.yaml", text))
                .isInstanceOf(LakeException.class)
                .satisfies(e -> assertThat(((LakeException) e).getMessage() + ((LakeException) e).remedy())
                        .contains("person.yaml")
                        .contains("line")
                        .contains(message));
    }

    @Test
    void aLevelThatIsWiderThanALaterOneIsRefused() {
        String text =
                PERSON.replace("{jaro_winkler: 0.9}, {jaro_winkler: 0.8}", "{jaro_winkler: 0.8}, {jaro_winkler: 0.9}");

        assertThatThrownBy(() -> LinkageReader.read("person.yaml", text))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LINKAGE_INVALID));
    }
}
