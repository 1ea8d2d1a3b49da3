package org.quanyu.schemas.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Iceberg partition expression such as {@code source}, {@code days(seen_at)} or {@code bucket(16, firm_id)}.
 *
 * @param transform empty for the column itself
 * @param width with a comma behind it, or empty
 */
record PartitionExpression(String transform, String width, String column) {

    private static final Pattern FORM =
            Pattern.compile("(?:(hours|days|months|years)\\(|(bucket|truncate)\\((\\d+), )(.+)\\)");

    static PartitionExpression parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return new PartitionExpression("", "", text);
        }
        return matcher.group(1) != null
                ? new PartitionExpression(matcher.group(1), "", matcher.group(4))
                : new PartitionExpression(matcher.group(2), matcher.group(3) + ", ", matcher.group(4));
    }

    PartitionExpression of(String otherColumn) {
        return new PartitionExpression(transform, width, otherColumn);
    }

    String text() {
        return transform.isEmpty() ? column : transform + "(" + width + column + ")";
    }
}
