package org.quanyu.pipelines.fuse.linkage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.SqlText;

/** The input of a linkage with its standardised columns, which take the place of those of the same name. */
public final class ReadableRecords {

    private ReadableRecords() {}

    public static Dataset<Row> of(Linkage linkage, Dataset<Row> input) {
        List<String> standardised = linkage.columnNames();
        List<Column> columns = new ArrayList<>();
        Arrays.stream(input.columns())
                .filter(name -> standardised.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> columns.add(col(SqlText.identifier(name))));
        linkage.columns()
                .forEach(column -> columns.add(expr(column.from().sql()).as(column.name())));
        return input.select(columns.toArray(Column[]::new));
    }
}
