package org.quanyu.generator.district;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.district.Hazards.Weight;

class HazardsTest {

    private static final Map<String, Weight> WEIGHTS =
            Hazards.weights().stream().collect(Collectors.toMap(Weight::name, Function.identity()));
    private static final Hazards.Seen SEEN = new Hazards.Seen(0.2, 0.1, 3, 4.5, 1, 0.3, true);
    private static final Industry INDUSTRY = Industry.all().all().stream()
            .filter(one -> one.code().equals("E4710"))
            .findFirst()
            .orElseThrow();

    @Test
    void addsUpWhatTheWeightsState() {
        double relocation = sum(Weight::relocation, INDUSTRY.relocation());
        double arrears = sum(Weight::arrears, INDUSTRY.arrears());
        assertThat(Hazards.relocation(SEEN, INDUSTRY, 0.7, 0.4, 3)).isCloseTo(Draw.logistic(relocation), within(1e-12));
        assertThat(Hazards.arrears(SEEN, INDUSTRY, 0.7, 0.4, 3)).isCloseTo(Draw.logistic(arrears), within(1e-12));
    }

    private static double sum(Function<Weight, Double> of, double industry) {
        Map<String, Double> values = Map.ofEntries(
                Map.entry("intercept", 1.0),
                Map.entry("insured_fall", 0.2),
                Map.entry("consumption_fall", 0.1),
                Map.entry("negative_posts", 3.0),
                Map.entry("wage_delay", 4.5),
                Map.entry("late_contributions", 1.0),
                Map.entry("rent_burden", 0.3),
                Map.entry("lease_ends", 1.0),
                Map.entry("log_industry", Math.log(industry)),
                Map.entry("hidden", 0.7),
                Map.entry("shock", 0.4),
                Map.entry("season_03", 1.0));
        return values.entrySet().stream()
                .mapToDouble(value -> value.getValue() * of.apply(WEIGHTS.get(value.getKey())))
                .sum();
    }

    @Test
    void statesEachFactorAndMonthOnce() {
        assertThat(WEIGHTS).hasSize(Hazards.Factor.values().length + 12);
    }
}
