package org.quanyu.pipelines.cause.question;

import java.util.List;
import org.quanyu.schemas.contract.Contract;

/**
 * A question for causes about tables of the lake, asked anew for each month.
 *
 * @param title what is asked, in Chinese
 * @param rows Spark SQL over tables of the lake, such as {@code gold.event}, and the dates {@code :month} (first day of
 *     the month), {@code :next_month} and {@code :year_before} (twelve months before the month)
 * @param caseColumn column of the rows that tells cases apart
 * @param tables those that the rows are made from
 */
public record LakeQuestion(
        CauseQuestion question, String title, String rows, String caseColumn, List<Contract> tables) {

    public LakeQuestion {
        tables = List.copyOf(tables);
    }

    public String name() {
        return question.name();
    }
}
