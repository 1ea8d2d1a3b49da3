package org.quanyu.orchestration.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.pipelines.benefit.policy.Policy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an enum constant written in any case. */
abstract sealed class LowerCase<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> type;

    LowerCase(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " but was '" + value + "'"));
    }

    /** The formats of results. */
    static final class Format extends LowerCase<OutputFormat> {
        Format() {
            super(OutputFormat.class);
        }
    }

    /** What to do with Trino. */
    static final class Action extends LowerCase<TrinoCommand.Action> {
        Action() {
            super(TrinoCommand.Action.class);
        }
    }

    /** Whom a policy is for. */
    static final class Beneficiary extends LowerCase<Policy.Beneficiary> {
        Beneficiary() {
            super(Policy.Beneficiary.class);
        }
    }
}
