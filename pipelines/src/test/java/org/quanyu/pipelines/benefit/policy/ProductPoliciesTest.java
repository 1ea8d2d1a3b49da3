package org.quanyu.pipelines.benefit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The policies that come with the lake. */
class ProductPoliciesTest {

    private static final Map<Path, Policy> POLICIES = PolicyReader.all(Path.of("../policies"));

    @Test
    void thereAreThoseOfTheDistrict() {
        assertThat(POLICIES).hasSize(84);
    }

    @Test
    void allTheirCasesPass() {
        List<CaseResult> failed = POLICIES.entrySet().stream()
                .map(entry -> PolicyCases.run(entry.getKey(), entry.getValue()))
                .peek(results -> assertThat(results).hasSizeGreaterThan(2))
                .flatMap(Collection::stream)
                .filter(result -> !result.passed())
                .toList();

        assertThat(failed).isEmpty();
    }

    @Test
    void whatExcludesIsExcludedToo() {
        Map<String, Policy> byId = POLICIES.values().stream().collect(Collectors.toMap(Policy::id, policy -> policy));

        byId.values().forEach(policy -> policy.terms()
                .excludes()
                .forEach(other ->
                        assertThat(byId.get(other).terms().excludes()).as(other).contains(policy.id())));
    }
}
