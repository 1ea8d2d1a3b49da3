package org.quanyu.pipelines.benefit.policy;

/**
 * What came of one case.
 *
 * @param found what was found instead, by decision; empty where it passed
 */
public record CaseResult(String policy, String name, boolean passed, String found) {}
