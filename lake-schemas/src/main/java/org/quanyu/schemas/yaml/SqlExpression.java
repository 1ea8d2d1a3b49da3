package org.quanyu.schemas.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import scala.collection.JavaConverters;

/**
 * A Spark SQL expression over the columns of a row, in which names such as {@code 注册日期} need no quotes.
 *
 * @param written as it stands in the file
 * @param sql as Spark parses it, names beyond ASCII in backticks
 * @param columns names of the columns it reads, in the order they are met
 */
public record SqlExpression(String written, String sql, List<String> columns) {

    /** What gives another result on another day or another try. */
    private static final Set<String> UNREPEATABLE = Set.of(
            "current_date",
            "current_timestamp",
            "now",
            "localtimestamp",
            "curdate",
            "rand",
            "random",
            "randn",
            "uuid",
            "shuffle",
            "monotonically_increasing_id",
            "spark_partition_id",
            "input_file_name");

    public SqlExpression {
        columns = List.copyOf(columns);
    }

    /**
     * @param file its file, for the message
     * @param column what is made from it, for the message
     * @param line the line where the expression stands
     * @throws LakeException {@link FailureCode#SOURCE_EXPRESSION_INVALID} with the position inside the expression
     */
    public static SqlExpression parse(String written, String file, String column, int line) {
        Quoted quoted = Quoted.of(written);
        String where = file + ", line " + line + ": the expression of " + column;
        try {
            Set<String> columns = new LinkedHashSet<>();
            collect(parsed(quoted.sql()), columns, where);
            return new SqlExpression(written, quoted.sql(), List.copyOf(columns));
        } catch (ParseException e) {
            int offset = e.start().startPosition().isDefined()
                    ? (Integer) e.start().startPosition().get()
                    : 0;
            int position = quoted.writtenPosition(offset) + 1;
            throw new LakeException(
                    FailureCode.SOURCE_EXPRESSION_INVALID,
                    where + " is not SQL at position " + position + ": " + written,
                    "mend it there; a name with spaces or signs needs `backticks`, a text needs 'quotes'",
                    e);
        }
    }

    /** Why a column over some rows cannot be computed; empty if it can. */
    public static Optional<String> problem(Dataset<Row> rows, Column column) {
        try {
            rows.select(column).schema();
            return Optional.empty();
        } catch (Exception e) {
            // Spark throws it, though its API does not say so
            if (e instanceof AnalysisException analysis) {
                return Optional.of(
                        analysis.getSimpleMessage().lines().findFirst().orElse(""));
            }
            throw e;
        }
    }

    /** Scala hides what it throws; this names it. */
    @SuppressWarnings("RedundantThrows")
    private static Expression parsed(String sql) throws ParseException {
        return CatalystSqlParser$.MODULE$.parseExpression(sql);
    }

    private static void collect(Expression expression, Set<String> columns, String where) {
        if (expression instanceof UnresolvedAttribute attribute) {
            String name = String.join(".", JavaConverters.seqAsJavaList(attribute.nameParts()));
            refuseUnrepeatable(name, where);
            columns.add(name);
        } else if (expression instanceof UnresolvedFunction function) {
            refuseUnrepeatable(function.nameParts().last(), where);
        } else if (expression instanceof Star || expression instanceof SubqueryExpression) {
            throw new LakeException(
                    FailureCode.SOURCE_EXPRESSION_INVALID,
                    where + " reads more than the columns of its row",
                    "name the columns; there are no * and no subqueries here");
        }
        JavaConverters.seqAsJavaList(expression.children()).forEach(child -> collect(child, columns, where));
    }

    private static void refuseUnrepeatable(String name, String where) {
        if (UNREPEATABLE.contains(name.toLowerCase(Locale.ROOT))) {
            throw new LakeException(
                    FailureCode.SOURCE_EXPRESSION_INVALID,
                    where + " uses " + name + ", which gives another value when the same files are taken in again",
                    "use a column of the row");
        }
    }

    /** The expression with its names quoted, and the way back to the positions of what was written. */
    private record Quoted(String sql, List<Integer> insertedAt) {

        static Quoted of(String written) {
            StringBuilder sql = new StringBuilder();
            List<Integer> inserted = new ArrayList<>();
            int at = 0;
            while (at < written.length()) {
                int end = tokenEnd(written, at);
                String token = written.substring(at, end);
                if (needsQuotes(token)) {
                    inserted.add(sql.length());
                    sql.append('`').append(token);
                    inserted.add(sql.length());
                    sql.append('`');
                } else {
                    sql.append(token);
                }
                at = end;
            }
            return new Quoted(sql.toString(), List.copyOf(inserted));
        }

        int writtenPosition(int sqlPosition) {
            return sqlPosition
                    - (int) insertedAt.stream().filter(at -> at < sqlPosition).count();
        }

        private static boolean needsQuotes(String token) {
            return isName(token.charAt(0)) && token.chars().anyMatch(character -> character > 0x7f);
        }

        private static boolean isName(char character) {
            return character > 0x7f && !Character.isWhitespace(character) && !Character.isSpaceChar(character)
                    || Character.isLetterOrDigit(character)
                    || character == '_';
        }

        private static int tokenEnd(String text, int start) {
            char first = text.charAt(start);
            if (first == '\'' || first == '"' || first == '`') {
                return quotedEnd(text, start, first);
            }
            int end = start + 1;
            while (isName(first) && end < text.length() && isName(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private static int quotedEnd(String text, int start, char quote) {
            int at = start + 1;
            while (at < text.length() && text.charAt(at) != quote) {
                at += quote != '`' && text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, text.length());
        }
    }
}
