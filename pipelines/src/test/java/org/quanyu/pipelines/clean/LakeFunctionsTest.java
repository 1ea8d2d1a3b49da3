package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quanyu.pipelines.clean.LakeFunction.Example;
import org.quanyu.schemas.failure.LakeException;
import scala.collection.JavaConverters;

class LakeFunctionsTest {

    private static final Path REFERENCE = CleanSession.root().resolve("docs/functions.md");

    static Stream<Example> examples() {
        return LakeFunctions.all().stream().flatMap(function -> function.examples().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheStatedResult(Example example) {
        assertThat(CleanSession.evaluate(example.call(), "any")).isEqualTo(example.result());
    }

    @Test
    void referencePageIsCurrent() throws IOException {
        String page = FunctionReference.markdown(LakeFunctions.all());
        if (Boolean.getBoolean("quanyu.docs.write")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, page);
        }
        assertThat(REFERENCE).as("write it with -Dquanyu.docs.write=true").hasContent(page);
    }

    @Test
    void twoArgumentsReachSparksOwnFunctions() {
        SparkSession session = CleanSession.session();
        assertThat(session.sql("select cast(to_date('28.02.19', 'dd.MM.yy') as string)")
                        .head()
                        .getString(0))
                .isEqualTo("2019-02-28");
        assertThat(session.sql("select cast(to_number('454', '999') as string)")
                        .head()
                        .getString(0))
                .isEqualTo("454");
    }

    @Test
    void wrongNumberOfArgumentsIsExplained() {
        assertThatThrownBy(() -> CleanSession.session().sql("select money_amount('1', '2')"))
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.text())
                        .contains("money_amount(s)"));
    }

    @Test
    void everyFunctionTakesPartInCodeGeneration() {
        for (LakeFunction function : LakeFunctions.all()) {
            LogicalPlan plan = CleanSession.texts(List.of("any"))
                    .selectExpr(shortestCall(function))
                    .queryExecution()
                    .analyzed();
            List<String> interpreted = JavaConverters.seqAsJavaList(plan.expressions()).stream()
                    .flatMap(LakeFunctionsTest::withDescendants)
                    .filter(expression -> expression instanceof CodegenFallback)
                    .map(Expression::toString)
                    .toList();
            assertThat(interpreted).as(function.name()).isEmpty();
        }
    }

    private static String shortestCall(LakeFunction function) {
        return function.arguments().stream()
                .filter(argument -> !argument.endsWith("?"))
                .map(argument -> "s")
                .collect(Collectors.joining(", ", function.name() + "(", ")"));
    }

    private static Stream<Expression> withDescendants(Expression expression) {
        return Stream.concat(
                Stream.of(expression),
                JavaConverters.seqAsJavaList(expression.children()).stream()
                        .flatMap(LakeFunctionsTest::withDescendants));
    }
}
