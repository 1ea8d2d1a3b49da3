package org.quanyu.pipelines.benefit.openfisca;

import org.quanyu.schemas.yaml.YamlNode;

/**
 * What one variable has to be.
 *
 * @param subject place of the one on whom is decided
 * @param period of which it is asked
 */
record Expectation(String variable, int subject, Period period, YamlNode value) {}
