package org.quanyu.generator.text;

/** What a citizen wrote or said. */
public record Letter(String title, String content) {}
