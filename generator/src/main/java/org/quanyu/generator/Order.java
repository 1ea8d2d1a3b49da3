package org.quanyu.generator;

import java.nio.file.Path;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

/**
 * What to generate.
 *
 * @param scale of the whole district, for what {@code sizes} does not say
 * @param out the folder to make; it may exist if it is empty
 * @param cores files written at a time
 */
public record Order(long seed, double scale, Sizes sizes, Span span, Path out, int cores) {}
