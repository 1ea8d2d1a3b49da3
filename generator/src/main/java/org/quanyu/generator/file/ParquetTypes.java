package org.quanyu.generator.file;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.quanyu.generator.delivery.Column;

/** Columns as Parquet describes them; a row may leave out each. */
final class ParquetTypes {

    /** What fits a long. */
    private static final int DIGITS = 18;

    private ParquetTypes() {}

    static MessageType schema(List<Column> columns) {
        return new MessageType("row", columns.stream().map(ParquetTypes::type).toList());
    }

    private static Type type(Column column) {
        return switch (column.type()) {
            case TEXT -> type(column, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case DECIMAL ->
                type(column, PrimitiveTypeName.INT64, LogicalTypeAnnotation.decimalType(column.scale(), DIGITS));
            case DATE -> type(column, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
            case TIME ->
                type(column, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
        };
    }

    private static Type type(Column column, PrimitiveTypeName stored, LogicalTypeAnnotation meaning) {
        return Types.optional(stored).as(meaning).named(column.name());
    }
}
