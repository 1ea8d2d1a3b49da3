package org.quanyu.pipelines.benefit.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.Policy.Frequency;
import org.quanyu.pipelines.benefit.policy.Terms.WhenSpent;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

class AwardsTest {

    static final StructType MATCH = new StructType()
            .add("entity", DataTypes.StringType)
            .add("beneficiary", DataTypes.StringType)
            .add("policy", DataTypes.StringType)
            .add("version", DataTypes.DateType)
            .add("as_of", DataTypes.DateType)
            .add("amount", DataTypes.createDecimalType(18, 2))
            .add("facts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));

    static final StructType PAID = new StructType()
            .add("entity", DataTypes.StringType)
            .add("policy", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(18, 2))
            .add("period", DataTypes.StringType)
            .add("paid_on", DataTypes.DateType);

    private static final LocalDate DAY = LocalDate.of(2024, 10, 31);
    private static final SparkSession SPARK = ClusterSession.session();

    private final List<Row> matches = new ArrayList<>();
    private final List<Row> paid = new ArrayList<>();

    static Row match(String entity, String policy, String amount, LocalDate day, Map<String, String> facts) {
        return RowFactory.create(
                entity,
                "person",
                policy,
                Date.valueOf("2023-01-01"),
                Date.valueOf(day),
                amount == null ? null : new BigDecimal(amount),
                facts);
    }

    static Row payment(String entity, String policy, String amount, String period, String day) {
        return RowFactory.create(
                entity, policy, new BigDecimal(amount), period, day == null ? null : Date.valueOf(day));
    }

    private void matched(String entity, String policy, String amount) {
        matches.add(match(entity, policy, amount, DAY, Map.of()));
    }

    private void paid(String entity, String policy, String amount, String period, String day) {
        paid.add(payment(entity, policy, amount, period, day));
    }

    /** entity, policy, period, decision, place and because of each row. */
    private List<String> decided(Sheets... sheets) {
        return awards(sheets)
                .select("entity", "policy", "period", "decision", "place", "because")
                .collectAsList()
                .stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }

    private Dataset<Row> awards(Sheets... sheets) {
        return Awards.of(SPARK.createDataFrame(matches, MATCH), payments(), terms(sheets), DAY);
    }

    private Payments payments() {
        return Payments.of(SPARK.createDataFrame(paid, PAID));
    }

    private static AwardTerms terms(Sheets... sheets) {
        return AwardTerms.of(Arrays.stream(sheets).map(Sheets::policy).toList());
    }

    @Test
    void whatWasPaidIsNotPaidAgain() {
        matched("a", "once", "1000");
        matched("a", "month", "100");
        matched("a", "year", "500");
        matched("b", "once", "1000");
        matched("b", "month", "100");
        matched("b", "year", "500");
        paid("a", "once", "900", null, "2019-03-05");
        paid("a", "month", "100", "2024-10", "2024-10-09");
        paid("a", "year", "500", "2024", null);
        paid("b", "month", "100", "2024-09", "2024-10-09");
        paid("b", "year", "500", "2023", "2024-01-02");
        paid("b", "once", "1000", "once", "2024-11-01");

        assertThat(decided(
                        Sheets.of("once", Frequency.ONCE),
                        Sheets.of("month", Frequency.MONTHLY),
                        Sheets.of("year", Frequency.YEARLY)))
                .containsExactly(
                        "a month 2024-10 paid_before null 2024-10已发100.00元（2024-10-09）",
                        "a once once paid_before null 此前已发900.00元（2019-03-05），本次应为1000.00元，请核对",
                        "a year 2024 paid_before null 2024已发500.00元",
                        "b month 2024-10 due null null",
                        "b once once due null null",
                        "b year 2024 due null null");
    }

    @Test
    void aPaymentThatCameBackIsNone() {
        matched("a", "month", "100");
        paid("a", "month", "100", "2024-10", "2024-10-09");
        paid("a", "month", "-100", "2024-10", "2024-10-12");

        assertThat(decided(Sheets.of("month", Frequency.MONTHLY))).containsExactly("a month 2024-10 due null null");
    }

    @Test
    void whatIsNotDueYetPaysNothingOrIsNotKnownIsTold() {
        matched("a", "early", "100");
        matched("a", "late", "100");
        matched("a", "guide", null);
        matched("a", "open", null);
        matched("a", "nothing", "0");

        assertThat(decided(
                        Sheets.of("early", Frequency.YEARLY).paidFrom(10),
                        Sheets.of("late", Frequency.YEARLY).paidFrom(11),
                        Sheets.of("guide", Frequency.ONCE).payingNothing(),
                        Sheets.of("open", Frequency.ONCE),
                        Sheets.of("nothing", Frequency.ONCE)))
                .containsExactly(
                        "a early 2024 due null null",
                        "a guide once notice null 只告知，不发放资金",
                        "a late 2024 later null 每年11月起发放",
                        "a nothing once amount_unknown null 算得金额为0.00元，由经办人核定",
                        "a open once amount_unknown null 金额所依据的信息不全，由经办人核定");
    }

    @Test
    void ofPoliciesThatExcludeEachOtherThoseAreChosenThatAreWorthMost() {
        Sheets middle = Sheets.of("middle", Frequency.YEARLY).excluding("left", "right");
        Sheets left = Sheets.of("left", Frequency.MONTHLY);
        Sheets right = Sheets.of("right", Frequency.ONCE);
        for (String entity : List.of("a", "b", "c", "d")) {
            matched(entity, "middle", "1000");
            matched(entity, "right", "400");
        }
        matched("a", "left", "51");
        matched("b", "left", "49.99");
        matched("c", "left", null);
        matched("d", "left", "51");
        paid("d", "middle", "1000", "2024", "2024-03-01");

        assertThat(decided(middle, left, right))
                .containsExactly(
                        "a left 2024-10 due null null",
                        "a middle 2024 excluded null 与“left补贴”（全年612.00元）、“right补贴”（全年400.00元）不可同享，合计所得以后者为优；本项全年1000.00元",
                        "a right once due null null",
                        "b left 2024-10 excluded null 与“middle补贴”（全年1000.00元）不可同享，合计所得以后者为优；本项全年599.88元",
                        "b middle 2024 due null null",
                        "b right once excluded null 与“middle补贴”（全年1000.00元）不可同享，合计所得以后者为优；本项全年400.00元",
                        "c left 2024-10 amount_unknown null 金额所依据的信息不全，由经办人核定；与已选的“middle补贴”不可同享",
                        "c middle 2024 due null null",
                        "c right once excluded null 与“middle补贴”（全年1000.00元）不可同享，合计所得以后者为优；本项全年400.00元",
                        "d left 2024-10 excluded null 本年度已发“middle补贴”，不可同享",
                        "d middle 2024 paid_before null 2024已发1000.00元（2024-03-01）",
                        "d right once excluded null 本年度已发“middle补贴”，不可同享");
    }

    @Test
    void aBenefitOfWhichNoSheetIsHereBindsToo() {
        matched("a", "here", "10");
        paid("a", "elsewhere", "10", "2024-02", null);
        matched("b", "here", "10");
        paid("b", "elsewhere", "10", "2023-12", null);

        assertThat(decided(Sheets.of("here", Frequency.MONTHLY).excluding("elsewhere")))
                .containsExactly("a here 2024-10 excluded null 本年度已发“elsewhere”，不可同享", "b here 2024-10 due null null");
    }

    @Test
    void aFundIsSpentByPriorityThenInTheOrderOfThePolicyAndNobodyIsServedBeforeWhoDoesNotFit() {
        Sheets first = Sheets.of("first", Frequency.YEARLY)
                .before(1)
                .from("fund", "1000", WhenSpent.QUEUE)
                .ordered("income", true);
        Sheets second = Sheets.of("second", Frequency.YEARLY).before(2).from("fund", "1000", WhenSpent.REFUSE);
        matches.add(match("a", "first", "300", DAY, Map.of()));
        matches.add(match("b", "first", "300", DAY, Map.of("income", "1000")));
        matches.add(match("c", "first", "300", DAY, Map.of("income", "20.5")));
        matched("a", "second", "10");
        paid("z", "second", "400", "2024", "2024-05-01");
        paid("z", "second", "999", "2023", "2023-05-01");

        assertThat(decided(first, second))
                .containsExactly(
                        "a first 2024 queued 1 “fund”2024年经费余0.00元，不足300.00元，排在第1位",
                        "a second 2024 refused null “fund”2024年经费余0.00元，不足10.00元，不再受理",
                        "b first 2024 due null null",
                        "c first 2024 due null null");
        assertThat(Awards.funds(SPARK, payments(), terms(first, second), DAY).collectAsList())
                .extracting(row -> row.mkString(" ").replaceAll(" [^ ]*$", ""))
                .containsExactly("fund 2024 1000.00 400.00 600.00");
    }

    @Test
    void paymentsThatAreNotWholeAreRefused() {
        paid("a", "month", "100", "2024-13", "2024-10-09");
        refused(this::payments, FailureCode.PAYMENTS_INVALID, "a,", "2024-13");
        paid.set(0, payment("a", "month", "100", "once", null));
        refused(this::payments, FailureCode.PAYMENTS_INVALID, "a payment is not whole");
        refused(
                () -> Payments.of(SPARK.createDataFrame(paid, PAID).drop("amount")),
                FailureCode.PAYMENTS_INVALID,
                "no column \"amount\"");
        refused(
                () -> Payments.of(SPARK.createDataFrame(paid, PAID).drop("period", "paid_on")),
                FailureCode.PAYMENTS_INVALID,
                "neither");
    }

    @Test
    void sheetsThatContradictEachOtherAreRefused() {
        refused(
                () -> terms(
                        Sheets.of("a", Frequency.ONCE).from("fund", "10", WhenSpent.QUEUE),
                        Sheets.of("b", Frequency.ONCE).from("fund", "20", WhenSpent.QUEUE)),
                FailureCode.POLICY_INVALID,
                "b gives the fund fund 20 yuan a year, another policy 10");
        refused(
                () -> AwardTerms.of(List.of(
                        Sheets.of("a", Frequency.ONCE).excluding("b").policy(),
                        Sheets.of("b", Frequency.ONCE).policyFor(Policy.Beneficiary.FIRM))),
                FailureCode.POLICY_INVALID,
                "a is for a person and excludes b, which is for a firm");
    }

    private static void refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, FailureCode code, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.code())
                        .isEqualTo(code))
                .hasMessageContainingAll(words);
    }
}
