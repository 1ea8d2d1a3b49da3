package org.quanyu.models.score;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.models.panel.Feature;

/**
 * Tells values of a row as people read them: {@code {}} stands for the feature's own value, {@code {other}} for that of
 * another feature, {@code {%}} or {@code {other%}} for a percentage, {@code {?}} for yes or no.
 */
final class Words implements Serializable {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}%?]*)([%?]?)}");
    private static final MathContext OF_SMALL = new MathContext(3);
    private static final int DECIMALS = 2;

    private final List<Feature> features;
    private final Map<String, Integer> columns = new HashMap<>();

    Words(List<Feature> features) {
        this.features = List.copyOf(features);
        for (int column = 0; column < features.size(); column++) {
            columns.put(features.get(column).name(), column);
        }
    }

    /**
     * @param values of all rows, this one's from {@code at} on
     * @param column of the feature that is told
     */
    String tell(int column, float[] values, int at) {
        Feature feature = features.get(column);
        boolean isWhole = PLACE.matcher(feature.words())
                .results()
                .allMatch(place -> !Float.isNaN(value(place, column, values, at)));
        return isWhole
                ? PLACE.matcher(feature.words()).replaceAll(place -> told(place, column, values, at))
                : feature.name() + " " + amount(values[at + column]);
    }

    private float value(MatchResult place, int own, float[] values, int at) {
        Integer column = columnOf(place, own);
        return column == null ? Float.NaN : values[at + column];
    }

    private String told(MatchResult place, int own, float[] values, int at) {
        int column = columnOf(place, own);
        float value = values[at + column];
        Feature feature = features.get(column);
        if (feature.isCategorical()) {
            int category = (int) value;
            return category < feature.categories().size()
                    ? Matcher.quoteReplacement(feature.categories().get(category))
                    : "其他";
        }
        return switch (place.group(2)) {
            case "%" -> amount(value * 100) + "%";
            case "?" -> value > 0 ? "是" : "否";
            default -> amount(value);
        };
    }

    private Integer columnOf(MatchResult place, int own) {
        return place.group(1).isEmpty() ? Integer.valueOf(own) : columns.get(place.group(1));
    }

    /** Two decimals, or three digits of what is below 1. */
    private static String amount(float value) {
        BigDecimal exact = new BigDecimal(Float.toString(value));
        BigDecimal rounded =
                Math.abs(value) < 1 ? exact.round(OF_SMALL) : exact.setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
