package org.quanyu.models.score;

/**
 * What a theme adds to the log odds of a row.
 *
 * @param contribution all reasons of a row, with the average among them, sum up to its margin
 * @param fact the feature of the theme that adds most, as people are told of it
 */
public record Reason(String theme, double contribution, String fact) {}
