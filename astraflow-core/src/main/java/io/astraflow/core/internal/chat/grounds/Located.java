package io.astraflow.core.internal.chat.grounds;

import io.astraflow.chat.ChatSource;
import io.astraflow.retrieval.Passage;

/**
 * A passage and where it is from. Immutable.
 *
 * @param collection the name of its collection
 * @param passage the passage
 */
public record Located(String collection, Passage passage) {

  /** Returns the passage as readers see it, under a number. */
  public ChatSource numbered(int number) {
    return new ChatSource(
        number,
        collection,
        passage.documentId(),
        passage.source(),
        passage.title(),
        passage.page(),
        passage.start(),
        passage.end(),
        passage.text());
  }
}
