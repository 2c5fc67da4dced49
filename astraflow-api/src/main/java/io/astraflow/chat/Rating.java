package io.astraflow.chat;

/** What a reader thinks of an answer. */
public enum Rating {
  /** It was of use. */
  GOOD,
  /** It was not. */
  BAD
}
