package org.quanyu.orchestration.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.payment.Draft.Fund;
import org.quanyu.orchestration.payment.Draft.Recipient;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The desk on a real PostgreSQL; every test has policies of its own. */
class PaymentDeskTest {

    private static final LocalDate DAY = LocalDate.of(2024, 10, 31);

    @TempDir
    static Path folder;

    private static Lake lake;
    private static PaymentDesk desk;

    @BeforeAll
    static void open() {
        lake = Lake.open(folder, Optional.empty());
        desk = new PaymentDesk(lake.database());
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    private static Draft draft(String policy, Optional<Fund> fund, Set<String> rivals, String... entities) {
        List<Recipient> recipients = Arrays.stream(entities)
                .map(entity -> new Recipient(entity, null, null, new BigDecimal("100.50")))
                .toList();
        return new Draft(policy, "补贴", "2024-10", DAY, fund, rivals, "bank_account", recipients);
    }

    private static Draft draft(String policy, String... entities) {
        return draft(policy, Optional.empty(), Set.of(), entities);
    }

    private static List<PaymentDesk.Prepared> prepare(Draft... drafts) {
        return desk.prepare(List.of(drafts).iterator(), "陈静");
    }

    private static void refused(FailureCode code, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.code())
                        .isEqualTo(code))
                .hasMessageContaining(words);
    }

    private static void release(String batch) {
        desk.check(batch, "王芳");
        desk.release(batch, "李明", DAY.plusDays(5), released -> {});
    }

    private static String state(String batch) {
        return desk.batches().stream()
                .filter(row -> row.get("batch").equals(batch))
                .map(row -> (String) row.get("state"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void twoPersonsLetABatchPassInTurn() {
        prepare(draft("turn", "a", "b"));
        String batch = "turn-2024-10-01";

        refused(
                FailureCode.BATCH_NOT_IN_TURN,
                "which is prepared",
                () -> desk.release(batch, "李明", DAY.plusDays(1), r -> {}));
        desk.check(batch, "王芳");
        refused(FailureCode.BATCH_NOT_IN_TURN, "which is checked", () -> desk.check(batch, "李明"));
        refused(
                FailureCode.BATCH_SAME_PERSON,
                "checked by 王芳",
                () -> desk.release(batch, " 王　芳", DAY.plusDays(1), r -> {}));
        refused(FailureCode.USAGE, "cannot be paid on 2024-10-31", () -> desk.release(batch, "李明", DAY, r -> {}));
        refused(FailureCode.USAGE, "nobody", () -> desk.release(batch, "  ", DAY.plusDays(1), r -> {}));
        assertThat(state(batch)).isEqualTo("checked");
        desk.release(batch, "李明", DAY.plusDays(1), released -> assertThat(released)
                .satisfies(told -> assertThat(told.checkedBy()).isEqualTo("王芳"))
                .satisfies(told ->
                        assertThat(told.lines()).extracting(Batch.Line::entity).containsExactly("a", "b")));
        refused(
                FailureCode.BATCH_NOT_IN_TURN,
                "which is released",
                () -> desk.release(batch, "李明", DAY.plusDays(1), r -> {}));
        refused(FailureCode.BATCH_NOT_IN_TURN, "which is released", () -> desk.withdraw(batch, "李明", "错"));
        refused(FailureCode.BATCH_UNKNOWN, "turn-2024-10-02", () -> desk.check("turn-2024-10-02", "王芳"));
        assertThat(desk.batches())
                .filteredOn(row -> row.get("batch").equals(batch))
                .singleElement()
                .satisfies(row -> assertThat((String) row.get("steps"))
                        .containsSubsequence("prepare 陈静 20", "check 王芳 20", "release 李明 20"))
                .satisfies(row -> assertThat(row.get("amount")).isEqualTo(new BigDecimal("201.00")));
    }

    @Test
    void aLineThatWasChangedIsFoundAtEachStep() {
        prepare(draft("altered", "a", "b"));
        String batch = "altered-2024-10-01";

        change("update lake.payment_line set amount = 100.51 where batch = ? and line = 1", batch);
        refused(FailureCode.BATCH_ALTERED, "201.01", () -> desk.check(batch, "王芳"));
        change("update lake.payment_line set amount = 100.50 where batch = ? and line = 1", batch);
        desk.check(batch, "王芳");
        change("update lake.payment_line set id_number = '44' where batch = ? and line = 2", batch);
        refused(FailureCode.BATCH_ALTERED, "checksum", () -> desk.release(batch, "李明", DAY.plusDays(1), r -> {}));
        change("update lake.payment_line set id_number = null, entity = 'c' where batch = ? and line = 2", batch);
        refused(FailureCode.BATCH_ALTERED, "checksum", () -> desk.release(batch, "李明", DAY.plusDays(1), r -> {}));
        change("delete from lake.payment_line where batch = ? and line = 2", batch);
        refused(
                FailureCode.BATCH_ALTERED,
                "1 of 100.50 now",
                () -> desk.release(batch, "李明", DAY.plusDays(1), r -> {}));
        assertThat(state(batch)).isEqualTo("checked");
    }

    private static void change(String sql, String batch) {
        assertThat(lake.database().client().sql(sql).param(batch).update()).isOne();
    }

    @Test
    void aFileThatCannotBeWrittenReleasesNothing() {
        prepare(draft("unwritten", "a"));
        desk.check("unwritten-2024-10-01", "王芳");

        refused(
                FailureCode.OUTPUT_NOT_WRITABLE,
                "full",
                () -> desk.release("unwritten-2024-10-01", "李明", DAY.plusDays(1), released -> {
                    throw new LakeException(FailureCode.OUTPUT_NOT_WRITABLE, "full", "make room");
                }));
        assertThat(state("unwritten-2024-10-01")).isEqualTo("checked");
    }

    @Test
    void nobodyStandsTwiceForTheSame() {
        prepare(draft("same", "a", "b"));
        assertThat(prepare(draft("same", "a", "c"))).singleElement().satisfies(prepared -> {
            assertThat(prepared.before()).isOne();
            assertThat(prepared.batch().number()).isEqualTo("same-2024-10-02");
            assertThat(prepared.batch().lines()).isOne();
        });
        release("same-2024-10-01");
        refused(FailureCode.NOTHING_TO_PAY, "all 3 that are due", () -> prepare(draft("same", "a", "b", "c")));

        desk.withdraw("same-2024-10-02", "王芳", "金额有误");
        assertThat(prepare(draft("same", "b", "c")))
                .extracting(prepared ->
                        prepared.batch().number() + " " + prepared.batch().lines())
                .containsExactly("same-2024-10-03 1");
        assertThatThrownBy(() -> change("update lake.payment_line set entity = 'a' where batch = ?", "same-2024-10-03"))
                .hasMessageContaining("payment_line_once");
    }

    @Test
    void whoIsPaidWhatExcludesItInTheYearIsLeftOut() {
        prepare(draft("rival", "a"));

        assertThat(prepare(draft("other", Optional.empty(), Set.of("rival"), "a", "b")))
                .singleElement()
                .satisfies(prepared -> assertThat(prepared.excluded()).isOne())
                .satisfies(prepared -> assertThat(prepared.batch().lines()).isOne());
    }

    @Test
    void noFundPromisesMoreThanItsBudgetWhateverTheAwardsKnew() {
        Fund fund = new Fund("fund", new BigDecimal("500.00"), new BigDecimal("98.00"), Set.of());
        prepare(draft("first", Optional.of(fund), Set.of(), "a", "b"));
        refused(
                FailureCode.BATCH_BEYOND_BUDGET,
                "third 2024-10 would take 201.00 yuan from the fund fund of 2024, which has 100.50 left",
                () -> prepare(
                        draft("second", Optional.of(fund), Set.of(), "a"),
                        draft("third", Optional.of(fund), Set.of(), "a", "b")));
        assertThat(state("second-2024-10-01")).as("all or none").isEqualTo("none");

        Fund later = new Fund("fund", new BigDecimal("500.00"), new BigDecimal("299.00"), Set.of("first-2024-10-01"));
        prepare(draft("third", Optional.of(later), Set.of(), "a", "b"));
        refused(
                FailureCode.BATCH_BEYOND_BUDGET,
                "0.00 left",
                () -> prepare(draft("second", Optional.of(later), Set.of(), "a")));
        desk.withdraw("third-2024-10-01", "王芳", "改下月");
        prepare(draft("second", Optional.of(later), Set.of(), "a"));
    }
}
