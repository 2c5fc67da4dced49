package io.astraflow.core.internal.chat.turn;

import io.astraflow.core.internal.answer.CitedText;
import io.astraflow.core.internal.answer.Citing;
import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import java.util.List;

/**
 * What readers see of a reply while it arrives: without white space around it, with its citations
 * checked, and nothing at all of one that says it does not know. For one thread.
 */
final class CitedReply {
  private final boolean sought;
  private final CitedText cited;
  private final StringBuilder beginning = new StringBuilder();
  private final StringBuilder space = new StringBuilder();
  private boolean begun;
  private boolean shown;

  /**
   * Creates a reply.
   *
   * @param passages what can be cited
   * @param sought whether the model was asked to cite; where it was not, brackets are nobody's
   *     citations
   */
  CitedReply(List<Passage> passages, boolean sought) {
    this.sought = sought;
    cited = new CitedText(passages);
  }

  /** Takes more of the reply and returns what of it can be shown. */
  String add(String text) {
    if (!begun && sought) {
      beginning.append(text);
      if (mayBeUnknown()) {
        return "";
      }
      begun = true;
      String all = beginning.toString();
      beginning.setLength(0);
      return trimmed(cited.add(all));
    }
    return trimmed(sought ? cited.add(text) : text);
  }

  /** Returns what was held back, after the last of the reply; nothing if it does not know. */
  String end() {
    if (!begun && sought && !Citing.isUnknown(beginning.toString())) {
      begun = true;
      return trimmed(cited.add(beginning.toString()) + cited.end());
    }
    return sought && begun ? trimmed(cited.end()) : "";
  }

  /** Returns whether the whole reply says that the passages do not answer. */
  boolean isUnknown() {
    return sought && !begun && Citing.isUnknown(beginning.toString());
  }

  /** Returns whether there was nothing but white space. */
  boolean isEmpty() {
    return !begun && !shown && beginning.toString().isBlank();
  }

  List<Citation> citations() {
    return cited.citations();
  }

  int dropped() {
    return cited.dropped();
  }

  private boolean mayBeUnknown() {
    String word = beginning.toString().strip();
    return Citing.isUnknown(word) || Citing.UNKNOWN.startsWith(word);
  }

  private String trimmed(String text) {
    String whole = shown ? space + text : text.stripLeading();
    String rest = whole.stripTrailing();
    space.setLength(0);
    space.append(whole, rest.length(), whole.length());
    shown |= !rest.isEmpty();
    return rest;
  }
}
