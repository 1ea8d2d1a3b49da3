package org.quanyu.pipelines.clean;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistryBase;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import scala.Function1;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractFunction1;

/** All cleaning functions, and their registration in a session. */
public final class LakeFunctions {

    private LakeFunctions() {}

    /** Every function, grouped by subject. */
    public static List<LakeFunction> all() {
        return Stream.of(
                        TextFunctions.all(),
                        NumberFunctions.all(),
                        DateFunctions.all(),
                        MoneyFunctions.all(),
                        IdentifierFunctions.all(),
                        PlaceFunctions.all(),
                        SimilarityFunctions.all(),
                        AddressFunctions.all(),
                        PersonFunctions.all(),
                        FirmFunctions.all(),
                        PrivacyFunctions.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Makes the functions callable in this session's SQL text.
     *
     * <p>{@code to_date} and {@code to_number} replace Spark's functions of that name when called with one
     * argument; with two arguments they are Spark's own.
     */
    public static void register(SparkSession session) {
        FunctionRegistryBase<Expression> registry = session.sessionState().functionRegistry();
        all().forEach(function ->
                registry.createOrReplaceTempFunction(function.name(), new Builder(function), "scala_udf"));
    }

    /** Turns a parsed call into the composed expression. */
    private static final class Builder extends AbstractFunction1<Seq<Expression>, Expression> {

        private final LakeFunction function;

        Builder(LakeFunction function) {
            this.function = function;
        }

        @Override
        public Expression apply(Seq<Expression> arguments) {
            if (function.accepts(arguments.size())) {
                List<Column> columns = JavaConverters.seqAsJavaList(arguments).stream()
                        .map(Column::new)
                        .toList();
                return function.implementation().apply(columns).expr();
            }
            return sparksOwn(arguments.size()).apply(arguments);
        }

        private Function1<Seq<Expression>, Expression> sparksOwn(int count) {
            Option<Function1<Seq<Expression>, Expression>> builder =
                    FunctionRegistry$.MODULE$.builtin().lookupFunctionBuilder(new FunctionIdentifier(function.name()));
            if (builder.isEmpty()) {
                throw new LakeException(
                        FailureCode.SOURCE_EXPRESSION_INVALID,
                        "function " + function.name() + " is called with " + count + " arguments",
                        "write it as " + function.signature());
            }
            return builder.get();
        }
    }
}
