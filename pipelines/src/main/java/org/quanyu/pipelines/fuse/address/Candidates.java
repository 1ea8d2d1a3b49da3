package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The buildings that a written place may be, with their match weights: place, building_code and what it lies in, weight. */
final class Candidates {

    /** A candidate this many bits below the best changes no confidence that counts. */
    private static final double NEGLIGIBLE = 12;

    private static final List<String> RESULT =
            List.of("building_code", "compound", "site", "community", "sub_district", "grid_code");

    private Candidates() {}

    /** @param places distinct {@link Parts#PLACE} */
    static Dataset<Row> of(Dataset<Row> places, Register register) {
        Dataset<Row> written = Parts.ofPlaces(places).persist();
        Dataset<Row> buildings = register.buildings();
        Dataset<Row> exact = weighed(
                        written.withColumn("key", explode(withMerged(Parts.mergedKeyOfText()))),
                        buildings.withColumn("key", explode(withMerged(Parts.mergedKeyOfBuilding()))))
                .persist();
        Dataset<Row> unfound = written.join(exact.select("place").distinct(), "place", "left_anti");
        Dataset<Row> coarse = weighed(
                unfound.withColumn("key", explode(Parts.coarseKeysOfText())),
                buildings.withColumn("key", explode(Parts.coarseKeysOfBuilding())));
        return best(exact.unionByName(coarse));
    }

    private static Column withMerged(Column merged) {
        return when(merged.isNull(), Parts.exactKeys()).otherwise(array_append(Parts.exactKeys(), merged));
    }

    private static Dataset<Row> weighed(Dataset<Row> written, Dataset<Row> buildings) {
        Dataset<Row> texts = prefixed(written, "t_");
        Dataset<Row> registered = prefixed(buildings, "b_");
        Column[] columns = Stream.concat(
                        Stream.of(
                                col("t_place").as("place"),
                                Weights.isOtherBuilding().as("other_building"),
                                Weights.ofPlace().as("weight"),
                                col("b_buildings").as("buildings")),
                        RESULT.stream().map(name -> col("b_" + name).as(name)))
                .toArray(Column[]::new);
        return texts.join(registered, col("t_key").equalTo(col("b_key")))
                .where(Weights.isThisPlace())
                .select(columns)
                .withColumn("building_code", when(not(col("other_building")), col("building_code")));
    }

    /** One row per place and building, or per place and site for a building that is not registered there. */
    private static Dataset<Row> best(Dataset<Row> candidates) {
        Dataset<Row> distinct = candidates
                .groupBy("place", "building_code", "site")
                .agg(max(struct(
                                col("weight"),
                                col("buildings"),
                                col("compound"),
                                col("community"),
                                col("sub_district"),
                                col("grid_code")))
                        .as("row"))
                .select(col("place"), col("building_code"), col("site"), col("row.*"));
        return distinct.withColumn("best", max(col("weight")).over(Window.partitionBy("place")))
                .where(col("weight").geq(col("best").minus(NEGLIGIBLE)))
                .drop("best");
    }

    private static Dataset<Row> prefixed(Dataset<Row> rows, String prefix) {
        return rows.select(Arrays.stream(rows.columns())
                .map(name -> col(name).as(prefix + name))
                .toArray(Column[]::new));
    }
}
