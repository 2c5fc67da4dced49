package io.astraflow.chat;

/** What a chat over collections does where nothing relevant is found in them. */
public enum Grounding {
  /** It refuses, and asks no model, unless the turn has tools that may know. */
  REFUSE,
  /** It lets the model answer by itself, and marks the answer as not grounded. */
  MARK
}
