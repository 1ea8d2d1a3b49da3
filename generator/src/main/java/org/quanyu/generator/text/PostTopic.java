package org.quanyu.generator.text;

/** What a post about a firm is about. */
public enum PostTopic {
    WAGES,
    LAYOFFS,
    RELOCATION,
    QUALITY,
    FOOD,
    PRAISE,
    HIRING,
    NEWS
}
