package io.astraflow.core.internal.chunk;

import io.astraflow.core.internal.text.Span;

/**
 * A piece of a document's text, small enough for the embedding model. Immutable.
 *
 * @param span where it lies
 * @param page the page that it starts on, or 0
 * @param heading the headings above it, joined by {@code " > "}; may be empty
 * @param tokens its length by the embedding model's tokenizer
 */
public record Chunk(Span span, int page, String heading, int tokens) {}
