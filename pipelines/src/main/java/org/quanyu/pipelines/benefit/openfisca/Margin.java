package org.quanyu.pipelines.benefit.openfisca;

import java.math.BigDecimal;
import org.quanyu.dmn.feel.Equality;
import org.quanyu.dmn.feel.Unknown;

/**
 * How far a number may be from what is expected; where both are given both have to be kept, and without one it has to be equal.
 *
 * @param absolute or null
 * @param relative a part of what is expected, or null
 */
record Margin(BigDecimal absolute, BigDecimal relative) {

    boolean isKept(Object decided, Object expected) {
        if (decided == Unknown.UNKNOWN) {
            return false;
        }
        boolean isExact = absolute == null && relative == null;
        if (isExact || !(decided instanceof BigDecimal found) || !(expected instanceof BigDecimal wanted)) {
            return Equality.isEqual(decided, expected);
        }
        BigDecimal distance = found.subtract(wanted).abs();
        return (absolute == null || distance.compareTo(absolute) <= 0)
                && (relative == null
                        || distance.compareTo(relative.multiply(wanted).abs()) <= 0);
    }
}
