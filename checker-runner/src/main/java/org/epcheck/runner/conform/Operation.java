package org.epcheck.runner.conform;

/**
 * An operation in a function.
 *
 * @param kind lock, rcu, list, ..., or {@code call} of a function that has operations itself
 * @param key what is compared: name and subject
 * @param text as it stands in the source, white space aside
 */
public record Operation(String kind, String key, String text, String file, int line) {}
