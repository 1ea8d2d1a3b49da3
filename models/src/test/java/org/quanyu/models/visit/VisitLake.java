package org.quanyu.models.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.SmallSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;

/** Tables that steps of visits read, empty where nothing is said, and what they told. */
public final class VisitLake implements Inputs, StepContext {

    private final Map<String, Dataset<Row>> tables = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    /** A small session that all tests share. */
    static SparkSession session() {
        return SmallSession.get();
    }

    /** @param sql rows with some of the columns of the table */
    public VisitLake with(String table, String sql) {
        return with(table, session().sql(sql));
    }

    public VisitLake with(String table, Dataset<Row> rows) {
        tables.put(table, rows);
        return this;
    }

    /**
     * Scores of arrears: firms f00001, f00002, … of a month, the first with the highest probability.
     *
     * @param subDistrict SQL over {@code id}, the number of the firm
     */
    VisitLake scores(int firms, String month, String subDistrict) {
        return with("mart.risk_score", """
                select 'arrears' as target, date'%2$s' as month, format_string('f%%05d', id) as firm_id, 3 as version,
                       1D / (1 + id) as probability, if(id < 10, 'red', 'none') as band, %3$s as sub_district,
                       'c' as community, array('C39', 'F51', 'I65')[id %% 3] as industry, '理由' as why
                from range(1, %1$d + 1)""".formatted(firms, month, subDistrict));
    }

    /** The rows that the step writes; none if it writes nothing. */
    public List<Row> rowsOf(Step step) {
        Outputs outputs = step.run(this, this);
        return outputs.writes().isEmpty()
                ? List.of()
                : outputs.writes().get(0).rows().get().collectAsList();
    }

    List<Notice> notices() {
        return notices;
    }

    @Override
    public Dataset<Row> changes(Contract table) {
        throw new IllegalArgumentException(table.table());
    }

    @Override
    public Dataset<Row> table(Contract table) {
        return tables.getOrDefault(table.table(), session().createDataFrame(List.of(), table.schema()));
    }

    @Override
    public Dataset<Row> published(Contract table) {
        return table(table);
    }

    @Override
    public SparkSession spark() {
        return session();
    }

    @Override
    public LocalDate asOf() {
        return LocalDate.of(2022, 4, 2);
    }

    @Override
    public String runId() {
        return "r1";
    }

    @Override
    public RunMode mode() {
        return RunMode.INCREMENTAL;
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }
}
