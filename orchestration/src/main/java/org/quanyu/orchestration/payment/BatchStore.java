package org.quanyu.orchestration.payment;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.payment.Batch.Line;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches, their lines and their steps in the lake's database. */
final class BatchStore {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient client;
    private final JdbcTemplate template;

    BatchStore(LakeDatabase database) {
        this.client = database.client();
        this.template = new JdbcTemplate(database.dataSource());
    }

    /** Lets no other process prepare until the transaction ends. */
    void lock() {
        client.sql("lock table lake.payment_batch in share row exclusive mode").update();
    }

    /** The batch, which no other process changes until the transaction ends. */
    Optional<Batch> locked(String number) {
        return client.sql("select * from lake.payment_batch where batch = ? for update")
                .param(number)
                .query(BatchStore::batch)
                .optional();
    }

    List<String> numbers() {
        return client.sql("select batch from lake.payment_batch order by batch")
                .query(String.class)
                .list();
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getString("batch"),
                row.getString("policy"),
                row.getString("title"),
                row.getString("period"),
                row.getInt("year"),
                row.getObject("as_of", LocalDate.class),
                row.getString("fund"),
                row.getString("channel"),
                row.getInt("lines"),
                row.getBigDecimal("amount"),
                row.getString("checksum"),
                row.getString("state"));
    }

    List<Line> lines(String batch) {
        return client.sql(
                        "select line, entity, name, id_number, amount from lake.payment_line where batch = ? order by line")
                .param(batch)
                .query((row, number) -> new Line(
                        row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getBigDecimal(5)))
                .list();
    }

    /** Who stands for a policy and period in a batch that is not withdrawn. */
    Set<String> standing(String policy, String period) {
        return new HashSet<>(
                client.sql("select entity from lake.payment_line where policy = ? and period = ? and is_open")
                        .params(policy, period)
                        .query(String.class)
                        .list());
    }

    /** Who stands for one of some policies in a year. */
    Set<String> standing(Collection<String> policies, int year) {
        return policies.isEmpty()
                ? Set.of()
                : new HashSet<>(client.sql(
                                "select entity from lake.payment_line where policy in (:policies) and year = :year and is_open")
                        .param("policies", policies)
                        .param("year", year)
                        .query(String.class)
                        .list());
    }

    /** Yuan in the batches of a fund and year that are not withdrawn, but for some. */
    BigDecimal promised(String fund, int year, Set<String> counted) {
        return client
                .sql(
                        "select batch, amount from lake.payment_batch where fund = ? and year = ? and state <> 'withdrawn'")
                .params(fund, year)
                .query((row, number) -> counted.contains(row.getString(1)) ? BigDecimal.ZERO : row.getBigDecimal(2))
                .list()
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int batches(String policy, String period) {
        return client.sql("select count(*) from lake.payment_batch where policy = ? and period = ?")
                .params(policy, period)
                .query(Integer.class)
                .single();
    }

    void add(Batch batch, List<Line> lines) {
        client.sql(
                        "insert into lake.payment_batch (batch, policy, title, period, year, as_of, fund, channel, lines, amount,"
                                + " checksum, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
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
                        batch.checksum(),
                        batch.state())
                .update();
        template.batchUpdate(
                "insert into lake.payment_line (batch, line, entity, name, id_number, policy, period, year, amount)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                AT_ONCE,
                (statement, line) -> {
                    statement.setString(1, batch.number());
                    statement.setInt(2, line.number());
                    statement.setString(3, line.entity());
                    statement.setString(4, line.name());
                    statement.setString(5, line.idNumber());
                    statement.setString(6, batch.policy());
                    statement.setString(7, batch.period());
                    statement.setInt(8, batch.year());
                    statement.setBigDecimal(9, line.amount());
                });
    }

    void step(String batch, Step step, String person, String reason) {
        client.sql("insert into lake.payment_step (batch, step, person, reason) values (?, ?, ?, ?)")
                .params(batch, step.word(), person, reason)
                .update();
    }

    /** Who did a step, if it is done. */
    Optional<String> person(String batch, Step step) {
        return client.sql("select person from lake.payment_step where batch = ? and step = ?")
                .params(batch, step.word())
                .query(String.class)
                .optional();
    }

    /** @param paidOn null unless it is released */
    void state(String batch, String state, LocalDate paidOn) {
        client.sql("update lake.payment_batch set state = ?, paid_on = ? where batch = ?")
                .params(state, paidOn, batch)
                .update();
    }

    void free(String batch) {
        client.sql("update lake.payment_line set is_open = false where batch = ?")
                .param(batch)
                .update();
    }
}
