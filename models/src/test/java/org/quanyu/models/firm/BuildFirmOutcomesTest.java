package org.quanyu.models.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quanyu.models.visit.VisitLake;
import org.quanyu.schemas.contract.Contract;

/** What visits add to what departments tell of arrears. */
class BuildFirmOutcomesTest {

    private static final String WAGES = """
            select 's' as source, 'p2' as party_key, date'2022-05-01' as month, 50D as paid, 100D as due, date'2022-06-09' as paid_on,
                   date'2022-06-10' as arrived_on""";

    private static final String PARTIES = "select 's' as source, 'p2' as party_key, 'f2' as firm_id";

    private static final String VISITS = """
            select * from values
                ('arrears', 'f1', date'2022-04-20', 'confirmed'), ('arrears', 'f1', date'2022-07-02', 'confirmed'),
                ('arrears', 'f2', date'2022-06-03', 'confirmed'),
                ('arrears', 'f3', date'2022-04-20', 'not_confirmed'), ('arrears', 'f4', date'2022-04-20', 'not_found'),
                ('relocation', 'f5', date'2022-04-20', 'confirmed')
            as t(target, firm_id, visited_on, outcome)""";

    @Test
    void aVisitThatFoundWagesOwedProvesArrearsFromItsDayOn() {
        List<String> outcomes = outcomes(VISITS);

        assertThat(outcomes)
                .as("visits of one time are of one outcome, and those about relocation of none")
                .containsExactly(
                        "f1 arrears_began 2022-04-01 2022-07-01 2022-04-20 visit 2",
                        "f2 arrears_began 2022-05-01 2022-06-01 2022-06-03 paid in part, visit 2");
        assertThat(Contract.of("mart.firm_outcome")
                        .column("evidence")
                        .orElseThrow()
                        .description())
                .contains("visit");
    }

    @Test
    void aVisitThatFoundNothingDoesNotOverruleDepartments() {
        assertThat(outcomes("select 'arrears' as target, 'f2' as firm_id, date'2022-06-03' as visited_on,"
                        + " 'not_confirmed' as outcome"))
                .containsExactly("f2 arrears_began 2022-05-01 2022-05-01 2022-06-10 paid in part 1");
    }

    private static List<String> outcomes(String visits) {
        return new VisitLake()
                        .with("silver.wage_payment", WAGES)
                        .with("gold.firm_party", PARTIES)
                        .with("ops.feedback", visits)
                        .rowsOf(new BuildFirmOutcomes())
                        .stream()
                        .map(row -> row.mkString(" "))
                        .sorted()
                        .toList();
    }
}
