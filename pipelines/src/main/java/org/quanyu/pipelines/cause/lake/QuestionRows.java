package org.quanyu.pipelines.cause.lake;

import java.util.function.Function;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.LakeQuestionReader;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The rows that a question is about, from tables as they stand in a run. */
public final class QuestionRows {

    private QuestionRows() {}

    /**
     * @param tables what each table of the question holds
     * @throws LakeException {@code CAUSES_INPUT} where the SQL of the question does not fit the tables
     */
    public static Dataset<Row> of(
            LakeQuestion question, AskedMonth month, Function<Contract, Dataset<Row>> tables, SparkSession spark) {
        question.tables().forEach(table -> tables.apply(table).createOrReplaceTempView(view(table.table())));
        try {
            String sql = LakeQuestionReader.TABLE.matcher(question.rows()).replaceAll(match -> view(match.group()));
            return spark.sql(sql, month.dates());
        } catch (Exception e) {
            // Scala does not declare it
            if (e instanceof AnalysisException analysis) {
                throw new LakeException(
                        FailureCode.CAUSES_INPUT,
                        "the rows of " + question.question().file().name() + " cannot be made: "
                                + analysis.getSimpleMessage(),
                        "see docs/tables for the columns that there are",
                        e);
            }
            throw e;
        } finally {
            question.tables().forEach(table -> spark.catalog().dropTempView(view(table.table())));
        }
    }

    private static String view(String table) {
        return "cause_" + table.replace('.', '_');
    }
}
