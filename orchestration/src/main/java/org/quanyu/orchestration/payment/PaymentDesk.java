package org.quanyu.orchestration.payment;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.payment.Batch.Line;
import org.quanyu.orchestration.payment.Draft.Recipient;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Where payments pass two persons: a batch is prepared, one checks it, another releases it. At each step its lines have to be those that
 * were prepared. Whatever the awards say, nobody stands twice for the same policy and period in batches that are not withdrawn, nor for two
 * policies of a year that exclude each other, and no fund promises more than its budget.
 */
public final class PaymentDesk {

    private final LakeDatabase database;
    private final BatchStore store;

    public PaymentDesk(LakeDatabase database) {
        this.database = database;
        this.store = new BatchStore(database);
    }

    /**
     * A batch that was made, and who was left out of it.
     *
     * @param before who stand in a batch for the same already
     * @param excluded who stand in a batch for what excludes it
     */
    public record Prepared(Batch batch, int before, int excluded) {

        /** As commands print it. */
        public Map<String, Object> row() {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("batch", batch.number());
            row.put("title", batch.title());
            row.put("lines", batch.lines());
            row.put("amount", batch.amount());
            row.put("left_out_before", before);
            row.put("left_out_excluded", excluded);
            row.put("checksum", batch.checksum());
            return row;
        }
    }

    /** Writes what a bank is given; if it fails, nothing is released. */
    public interface Release {
        void write(Released released);
    }

    /**
     * What a bank is given.
     *
     * @param checkedBy who let it pass before
     */
    public record Released(Batch batch, List<Line> lines, String checkedBy, String releasedBy, LocalDate paidOn) {}

    /**
     * Makes a batch of each draft, all or none.
     *
     * @throws LakeException {@code NOTHING_TO_PAY}, {@code BATCH_BEYOND_BUDGET}
     */
    List<Prepared> prepare(Iterator<Draft> drafts, String by) {
        requireName(by);
        return database.transaction().execute(status -> {
            store.lock();
            List<Prepared> prepared = new ArrayList<>();
            int leftOut = 0;
            while (drafts.hasNext()) {
                Prepared one = prepare(drafts.next(), by.strip());
                if (one.batch().lines() > 0) {
                    prepared.add(one);
                } else {
                    leftOut += one.before() + one.excluded();
                }
            }
            if (prepared.isEmpty()) {
                throw new LakeException(
                        FailureCode.NOTHING_TO_PAY,
                        leftOut == 0
                                ? "the awards have nothing that is due"
                                : "all " + leftOut
                                        + " that are due stand in a batch already, for the same or for what excludes it",
                        "see lake payment list; withdraw a batch that is wrong, or decide anew with lake match run --paid");
            }
            return prepared;
        });
    }

    private Prepared prepare(Draft draft, String by) {
        Set<String> standing = store.standing(draft.policy(), draft.period());
        Set<String> barred = store.standing(draft.rivals(), draft.year());
        List<Recipient> open = new ArrayList<>();
        int before = 0;
        int excluded = 0;
        for (Recipient recipient : draft.recipients()) {
            if (standing.contains(recipient.entity())) {
                before++;
            } else if (barred.contains(recipient.entity())) {
                excluded++;
            } else {
                open.add(recipient);
            }
        }
        Draft rest = draft.with(open);
        requireBudget(rest);
        Batch batch = batch(rest);
        List<Line> lines = new ArrayList<>();
        for (Recipient recipient : open) {
            lines.add(new Line(
                    lines.size() + 1, recipient.entity(), recipient.name(), recipient.idNumber(), recipient.amount()));
        }
        Batch sealed = new Batch(
                batch.number(),
                batch.policy(),
                batch.title(),
                batch.period(),
                batch.year(),
                batch.asOf(),
                batch.fund(),
                batch.channel(),
                batch.lines(),
                batch.amount(),
                batch.checksum(lines),
                "prepared");
        if (!lines.isEmpty()) {
            store.add(sealed, lines);
            store.step(sealed.number(), Step.PREPARE, by, null);
        }
        return new Prepared(sealed, before, excluded);
    }

    private void requireBudget(Draft draft) {
        draft.fund().ifPresent(fund -> {
            BigDecimal promised = store.promised(fund.name(), draft.year(), fund.counted());
            BigDecimal left = fund.budget().subtract(fund.spent()).subtract(promised);
            if (draft.sum().compareTo(left) > 0) {
                throw new LakeException(
                        FailureCode.BATCH_BEYOND_BUDGET,
                        draft.policy() + " " + draft.period() + " would take "
                                + draft.sum().toPlainString()
                                + " yuan from the fund " + fund.name() + " of " + draft.year() + ", which has "
                                + left.toPlainString() + " left with the batches that wait or were paid since",
                        "decide anew with lake match run --paid, after those batches are released or withdrawn");
            }
        });
    }

    private Batch batch(Draft draft) {
        String number = String.format(
                Locale.ROOT,
                "%s-%s-%02d",
                draft.policy(),
                draft.period(),
                store.batches(draft.policy(), draft.period()) + 1);
        return new Batch(
                number,
                draft.policy(),
                draft.title(),
                draft.period(),
                draft.year(),
                draft.asOf(),
                draft.fund().map(Draft.Fund::name).orElse(null),
                draft.channel(),
                draft.recipients().size(),
                draft.sum(),
                "",
                "prepared");
    }

    /**
     * The first of two says that the batch is right.
     *
     * @throws LakeException {@code BATCH_UNKNOWN}, {@code BATCH_NOT_IN_TURN}, {@code BATCH_ALTERED}
     */
    public Batch check(String number, String by) {
        requireName(by);
        return database.transaction().execute(status -> {
            Batch batch = inTurn(number, "prepared", "check");
            requireUnaltered(batch, store.lines(number));
            store.state(number, "checked", null);
            store.step(number, Step.CHECK, by.strip(), null);
            return batch;
        });
    }

    /**
     * The second lets it be paid.
     *
     * @param paidOn when the bank pays, after the day on which was decided
     * @throws LakeException as {@link #check}; {@code BATCH_SAME_PERSON}
     */
    public Batch release(String number, String by, LocalDate paidOn, Release release) {
        requireName(by);
        return database.transaction().execute(status -> {
            Batch batch = inTurn(number, "checked", "release");
            String checkedBy = store.person(number, Step.CHECK).orElseThrow();
            if (same(checkedBy, by)) {
                throw new LakeException(
                        FailureCode.BATCH_SAME_PERSON,
                        "batch " + number + " was checked by " + checkedBy + ", who cannot release it too",
                        "let another person release it");
            }
            List<Line> lines = store.lines(number);
            requireUnaltered(batch, lines);
            if (!paidOn.isAfter(batch.asOf())) {
                throw new LakeException(
                        FailureCode.USAGE,
                        "batch " + number + " was decided as of " + batch.asOf() + " and cannot be paid on " + paidOn,
                        "name a later day with --on");
            }
            store.state(number, "released", paidOn);
            store.step(number, Step.RELEASE, by.strip(), null);
            release.write(new Released(batch, lines, checkedBy, by.strip(), paidOn));
            return batch;
        });
    }

    /**
     * Takes back a batch that is not released; who stands in it can be paid by another.
     *
     * @throws LakeException {@code BATCH_UNKNOWN}, {@code BATCH_NOT_IN_TURN}
     */
    public Batch withdraw(String number, String by, String reason) {
        requireName(by);
        return database.transaction().execute(status -> {
            Batch batch = known(number);
            if (!batch.state().equals("prepared") && !batch.state().equals("checked")) {
                throw notInTurn(batch, "withdraw");
            }
            store.state(number, "withdrawn", null);
            store.free(number);
            store.step(number, Step.WITHDRAW, by.strip(), reason);
            return batch;
        });
    }

    private Batch inTurn(String number, String state, String step) {
        Batch batch = known(number);
        if (!batch.state().equals(state)) {
            throw notInTurn(batch, step);
        }
        return batch;
    }

    private Batch known(String number) {
        return store.locked(number)
                .orElseThrow(() -> new LakeException(
                        FailureCode.BATCH_UNKNOWN,
                        "there is no batch " + number,
                        store.numbers().isEmpty()
                                ? "prepare one with lake payment prepare"
                                : "lake payment list shows those there are"));
    }

    private static LakeException notInTurn(Batch batch, String step) {
        String remedy =
                switch (batch.state()) {
                    case "prepared" -> "it has to be checked first, with lake payment check";
                    case "checked" -> "what is left is to release it, by another person";
                    default -> "nothing more can be done with it";
                };
        return new LakeException(
                FailureCode.BATCH_NOT_IN_TURN,
                "cannot " + step + " batch " + batch.number() + ", which is " + batch.state(),
                remedy);
    }

    private static void requireUnaltered(Batch batch, List<Line> lines) {
        BigDecimal sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean isWhole = lines.size() == batch.lines() && sum.compareTo(batch.amount()) == 0;
        if (!isWhole || !batch.checksum(lines).equals(batch.checksum())) {
            throw new LakeException(
                    FailureCode.BATCH_ALTERED,
                    "batch " + batch.number() + " is not what was prepared: " + batch.lines() + " lines of together "
                            + batch.amount().toPlainString() + " yuan then, " + lines.size() + " of "
                            + sum.toPlainString() + " now, or their checksum differs from " + batch.checksum(),
                    "find out who changed the database, then withdraw the batch and prepare it anew");
        }
    }

    private static void requireName(String by) {
        if (by.isBlank()) {
            throw new LakeException(FailureCode.USAGE, "nobody is named", "say with --by who answers for it");
        }
    }

    /** Whether two names are of one person, however wide their letters and spaces are written. */
    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** A row per batch: number, policy, period, lines, amount, state, who did which step when, checksum. */
    public List<Map<String, Object>> batches() {
        return database.client().sql("""
                        select b.batch, b.title, b.period, b.lines, b.amount, b.state, b.paid_on::text as paid_on,
                          string_agg(s.step || ' ' || s.person || ' ' || to_char(s.at, 'YYYY-MM-DD HH24:MI:SS')
                            || coalesce(' (' || s.reason || ')', ''), '; ' order by s.at, s.step) as steps,
                          b.checksum
                        from lake.payment_batch b join lake.payment_step s using (batch)
                        group by b.batch order by b.as_of, b.batch""").query().listOfRows();
    }

    /** What was released: {@code entity, policy, amount, period, paid_on, year, batch}. */
    public List<Map<String, Object>> released() {
        return database.client().sql("""
                        select l.entity, l.policy, l.amount, l.period, b.paid_on, l.year, l.batch
                        from lake.payment_line l join lake.payment_batch b using (batch)
                        where b.state = 'released' order by l.batch, l.line""").query().listOfRows();
    }
}
