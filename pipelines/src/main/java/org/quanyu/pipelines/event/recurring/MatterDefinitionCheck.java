package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;

/** Holds a definition of matters against the events it is for, before anything runs. */
final class MatterDefinitionCheck {

    private static final List<Class<? extends DataType>> TIMES =
            List.of(DateType.class, TimestampType.class, TimestampNTZType.class);

    private final MatterDefinition definition;
    private final Dataset<Row> input;

    private MatterDefinitionCheck(MatterDefinition definition, Dataset<Row> input) {
        this.definition = definition;
        this.input = input;
    }

    /** @throws org.quanyu.schemas.failure.LakeException {@code MATTERS_INVALID} with file, line and the nearest name */
    static void check(MatterDefinition definition, Dataset<Row> input) {
        new MatterDefinitionCheck(definition, none(input)).check();
    }

    private void check() {
        definition.fields().forEach(field -> {
            field.from().columns().forEach(name -> requireColumn(name, field));
            analyse(input, expr(field.from().sql()), field.place(), field.name());
        });
        requireTime(definition.time());
        definition.closed().ifPresent(this::requireTime);
        Dataset<Row> events = none(EventRows.plain(definition, input));
        definition
                .blocking()
                .forEach(rule -> rule.forEach(
                        part -> analyse(events, expr(part.from().sql()).cast("string"), part.place(), "a key")));
        Dataset<Row> pairs = events.as("l").crossJoin(events.as("r"));
        definition
                .evidence()
                .forEach(evidence ->
                        analyse(pairs, expr(evidence.when().sql()).cast("boolean"), evidence.place(), "evidence"));
    }

    /** Expressions are analysed against names and types alone, as a long plan takes long each time. */
    private static Dataset<Row> none(Dataset<Row> rows) {
        return rows.sparkSession().createDataFrame(List.of(), rows.schema());
    }

    private void requireTime(MatterDefinition.Field field) {
        DataType type =
                input.select(expr(field.from().sql())).schema().fields()[0].dataType();
        if (TIMES.stream().noneMatch(known -> known.isInstance(type))) {
            throw definition
                    .file()
                    .failure(
                            field.place(),
                            field.name() + " is of type " + type.simpleString() + ": "
                                    + field.from().written(),
                            "make a time of it, for example to_datetime("
                                    + field.from().written() + ")");
        }
    }

    private void requireColumn(String name, MatterDefinition.Field field) {
        List<String> known = Arrays.asList(input.columns());
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            throw definition
                    .file()
                    .failure(
                            field.place(),
                            field.name() + " reads the column " + name + ", which the input does not have",
                            Nearest.hint(name, known) + "its columns: " + String.join(", ", known));
        }
    }

    private void analyse(Dataset<Row> rows, Column expression, Place place, String what) {
        SqlExpression.problem(rows, expression).ifPresent(problem -> {
            throw definition
                    .file()
                    .failure(place, what + " cannot be computed: " + problem, "see docs/functions.md for functions");
        });
    }
}
