package io.astraflow.core.internal.retrieval.words;

import io.astraflow.retrieval.Notice;
import io.astraflow.spi.store.LexicalQuery;
import java.util.List;

/**
 * A query's words and phrases, ready to be looked for. Immutable.
 *
 * @param query in terms of the lexical index
 * @param findable whether any passage can have all phrases
 * @param notices which words were corrected
 */
public record Sought(LexicalQuery query, boolean findable, List<Notice> notices) {

  /** Copies the notices. */
  public Sought {
    notices = List.copyOf(notices);
  }
}
