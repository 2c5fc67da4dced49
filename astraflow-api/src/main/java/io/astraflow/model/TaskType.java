package io.astraflow.model;

/** What a request is for, which the router can choose by. */
public enum TaskType {
  /** A conversation or anything else; the default. */
  CHAT,
  /** Making a long text short. */
  SUMMARISATION,
  /** Reading facts from a text, or sorting it into classes. */
  EXTRACTION,
  /** Rewriting and expanding queries, ranking passages. */
  RETRIEVAL
}
