package org.quanyu.models.category;

/**
 * The likeliest category of a message.
 *
 * @param confidence the probability that it is right, given that one of the learnt categories is
 * @param second the next likeliest
 */
public record CategoryGuess(String category, double confidence, String second) {}
