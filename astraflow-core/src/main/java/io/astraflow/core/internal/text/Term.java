package io.astraflow.core.internal.text;

/**
 * A term of the lexical index at one place of a text. Immutable.
 *
 * @param text letters, digits and marks, never empty
 * @param span what it came from
 */
public record Term(String text, Span span) {}
