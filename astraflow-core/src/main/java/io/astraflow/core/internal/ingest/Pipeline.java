package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.chunk.Chunker;
import io.astraflow.core.internal.parse.DocumentParser;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;

/**
 * What turns one collection's bytes into chunks with vectors. Immutable.
 *
 * @param parser extracts text
 * @param chunker cuts it
 * @param analyzer makes terms of it
 * @param model embeds it
 */
public record Pipeline(
    DocumentParser parser, Chunker chunker, Analyzer analyzer, EmbeddingAdapter model) {

  /** Returns what changes whenever the same bytes could give other chunks or vectors. */
  public String fingerprint() {
    return String.join("|", parser.fingerprint(), chunker.fingerprint(), model.fingerprint());
  }
}
