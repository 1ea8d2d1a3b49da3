package org.quanyu.pipelines.benefit.match;

/**
 * What was decided for one row and one policy.
 *
 * @param row its place in the block
 * @param policy its place among the policies that are matched
 * @param met a bit for each clause that is met
 * @param unknown a bit for each clause of which nobody knows whether it is met
 * @param amount as FEEL has it: a number, null or unknown; of what is paid if all clauses are met
 */
record Verdict(int row, int policy, long met, long unknown, Object amount) {}
