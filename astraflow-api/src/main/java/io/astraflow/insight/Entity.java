package io.astraflow.insight;

/**
 * Somebody or something that a document names. Immutable.
 *
 * @param name as the document has it, but for white space
 * @param kind what it is
 */
public record Entity(String name, Kind kind) {

  /** What is named. */
  public enum Kind {
    /** A person. */
    PERSON,
    /** A company, an authority, a team. */
    ORGANISATION,
    /** A country, a town, a mountain. */
    PLACE,
    /** Another name, such as that of a product, a work or an event. */
    OTHER
  }
}
