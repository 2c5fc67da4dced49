package io.astraflow.store.sqlite.sql;

import java.util.List;
import java.util.Set;

/** The database's own full-text index over the messages of all chats, by their ordinals. */
public interface MessageIndex {

  /** Adds a message. */
  void add(long ordinal, String workspace, String terms);

  /** Puts other terms in the place of a message's. */
  void replace(long ordinal, String workspace, String terms);

  /** Removes messages. */
  void remove(List<Long> ordinals);

  /**
   * Returns the ordinals of a workspace's messages that have one of the terms of each word, the
   * greatest first.
   *
   * @param words at least one, each with at least one term
   */
  List<Long> search(String workspace, List<Set<String>> words, int limit);
}
