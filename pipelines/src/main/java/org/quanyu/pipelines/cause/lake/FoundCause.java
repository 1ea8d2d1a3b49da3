package org.quanyu.pipelines.cause.lake;

import static org.apache.spark.sql.functions.expr;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.question.LakeQuestion;
import org.quanyu.pipelines.cause.question.Measure;

/**
 * A cause that a question found in a month.
 *
 * @param rank its order among those of the question, from 1
 */
record FoundCause(LakeQuestion question, Cause cause, int rank) {

    private static final int DIGEST_BYTES = 8;

    /** The same for the same question and attribute values, in any order. */
    String id() {
        String text = question.name()
                + new TreeMap<>(cause.conditions())
                        .entrySet().stream()
                                .map(part -> "\u0001" + part.getKey() + "\u0002" + part.getValue())
                                .collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a row of the question has its attribute values, and its day. */
    Column holds() {
        Column values =
                AttributeValues.hold(cause.conditions(), question.question().missing());
        if (question.question().measure() instanceof Measure.Surges surges) {
            Cause.Period period = cause.period().orElseThrow();
            Column day = expr(surges.day().sql()).cast("date");
            return values.and(day.between(Date.valueOf(period.first()), Date.valueOf(period.last())));
        }
        return values;
    }
}
