package org.quanyu.models.text;

/**
 * The likeliest label of a message.
 *
 * @param confidence the probability that it is right, given that one of the learnt labels is
 * @param second the next likeliest
 */
public record TextGuess(String label, double confidence, String second) {}
