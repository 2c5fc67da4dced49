package io.astraflow.chat;

/** What an answer rests on. */
public enum Grounds {
  /** Nothing was looked up: the chat has no collection. */
  NOT_SOUGHT,
  /** At least one citation was checked against a passage of this turn. */
  CITED,
  /** The answer cites nothing that could be checked. */
  NOT_GROUNDED,
  /** Nothing relevant was found, or the passages do not answer it; the answer says so. */
  REFUSED
}
