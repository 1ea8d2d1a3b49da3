package org.quanyu.generator;

/**
 * What was generated.
 *
 * @param records rows in all files of the deliveries
 * @param truths rows in all files of the truth
 * @param digest SHA-256 of the manifest: equal for equal bytes
 */
public record Generated(long records, long truths, int files, long bytes, String digest) {}
