package org.quanyu.pipelines.benefit.fact;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.schemas.contract.Contract;

/**
 * A query over tables of the lake and what a step gives it ({@code given.NAME}), as of a day ({@code :as_of}), in a file
 * beside this class.
 */
record TableSql(String text) {

    /** A name in quotes is a value. */
    private static final Pattern TABLE = Pattern.compile("(?<!')\\b(silver|gold|mart)\\.[a-z_]+");

    private static final Pattern GIVEN = Pattern.compile("\\bgiven\\.([a-z_]+)");

    static TableSql of(String file) {
        return new TableSql(FactCatalogue.resource(file));
    }

    /** The tables it reads. */
    List<Contract> tables() {
        return TABLE.matcher(text)
                .results()
                .map(match -> Contract.of(match.group()))
                .distinct()
                .toList();
    }

    Dataset<Row> rows(
            SparkSession spark,
            LocalDate asOf,
            Function<Contract, Dataset<Row>> lake,
            Map<String, Dataset<Row>> given) {
        tables().forEach(table -> lake.apply(table).createOrReplaceTempView(view(table.table())));
        given.forEach((name, rows) -> rows.createOrReplaceTempView(view("given." + name)));
        try {
            String sql = GIVEN.matcher(TABLE.matcher(text).replaceAll(match -> view(match.group())))
                    .replaceAll(match -> view(match.group()));
            return spark.sql(sql, Map.of("as_of", Date.valueOf(asOf)));
        } finally {
            tables().forEach(table -> spark.catalog().dropTempView(view(table.table())));
            given.keySet().forEach(name -> spark.catalog().dropTempView(view("given." + name)));
        }
    }

    private static String view(String table) {
        return "fact_" + table.replace('.', '_');
    }
}
