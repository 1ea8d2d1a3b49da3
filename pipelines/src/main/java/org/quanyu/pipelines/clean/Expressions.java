package org.quanyu.pipelines.clean;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Texts;
import scala.Option;
import scala.collection.JavaConverters;

/** Expressions that several functions are made of. */
public final class Expressions {

    private Expressions() {}

    static Column text(Column value) {
        return value.cast(DataTypes.StringType);
    }

    /** Full-width letters, digits, brackets, signs and spaces in their ASCII form; Chinese ，；：！？ stay. */
    static Column halfWidth(Column value) {
        return call(Texts.class, "halfWidth", DataTypes.StringType, value);
    }

    /** A static method of a public class, called by generated code with values of Spark's own types; null gives null. */
    public static Column call(Class<?> owner, String method, DataType type, Column... arguments) {
        List<Expression> expressions =
                Arrays.stream(arguments).map(Column::expr).toList();
        return new Column(new StaticInvoke(
                owner,
                type,
                method,
                JavaConverters.asScalaBuffer(expressions).toSeq(),
                JavaConverters.asScalaBuffer(List.<AbstractDataType>of()).toSeq(),
                true,
                true,
                true));
    }

    /** Casts, giving null for what cannot be cast, with ANSI mode on too. */
    static Column tryCast(Column value, DataType type) {
        return new Column(new Cast(value.expr(), type, Option.empty(), EvalMode.TRY()));
    }
}
