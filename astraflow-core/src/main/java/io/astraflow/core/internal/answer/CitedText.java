package io.astraflow.core.internal.answer;

import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the citations in a text while it arrives. One that names a passage and quotes it to the
 * letter becomes {@code [1]}, {@code [2]}, …; one that names a passage alone cites all of it; every
 * other is removed and counted. What may still become a citation is held back. For one thread.
 */
public final class CitedText {
  /** A citation as models are asked to write it, {@code [2: "literal words"]}, or {@code [2]}. */
  private static final Pattern MARKER =
      Pattern.compile(
          "\\[(\\d{1,6})(?::\\s{0,9}[\"“]((?:(?!\\[\\d{1,6}:).){1,2000}?)[\"”]\\s{0,9})?\\]",
          Pattern.DOTALL);

  /** The beginning of one that never ends, or quotes more than anybody would. */
  private static final Pattern BEGINNING = Pattern.compile("\\[\\d{1,6}:\\s{0,9}[\"“]");

  private final List<Passage> passages;
  private final List<Citation> citations = new ArrayList<>();
  private final StringBuilder held = new StringBuilder();
  private char before = ' ';
  private int dropped;

  /**
   * Creates a check.
   *
   * @param passages what can be cited, by its number from 1
   */
  public CitedText(List<Passage> passages) {
    this.passages = List.copyOf(passages);
  }

  /** Takes more of the text and returns what of it is certain. */
  public String add(String text) {
    held.append(text);
    return release(false);
  }

  /** Returns what was held back, after the last of the text. */
  public String end() {
    return release(true);
  }

  /** Returns the citations so far, in the order of their numbers. */
  public List<Citation> citations() {
    return List.copyOf(citations);
  }

  /** Returns how many were removed so far. */
  public int dropped() {
    return dropped;
  }

  private String release(boolean last) {
    StringBuilder certain = new StringBuilder();
    int open = held.indexOf("[");
    while (open >= 0) {
      take(open, certain);
      Matcher marker = MARKER.matcher(held);
      if (marker.lookingAt()) {
        certain.append(checked(marker));
        held.delete(0, marker.end());
        before = ']';
      } else if (marker.hitEnd() && !last) {
        return certain.toString();
      } else {
        giveUp(certain);
      }
      open = held.indexOf("[");
    }
    take(held.length(), certain);
    return certain.toString();
  }

  private void take(int length, StringBuilder certain) {
    if (length > 0) {
      before = held.charAt(length - 1);
      certain.append(held, 0, length);
      held.delete(0, length);
    }
  }

  private void giveUp(StringBuilder certain) {
    Matcher beginning = BEGINNING.matcher(held);
    if (beginning.lookingAt()) {
      dropped++;
      held.delete(0, beginning.end());
    } else {
      take(1, certain);
    }
  }

  private String checked(Matcher marker) {
    String quote = marker.group(2);
    if (quote == null && (Character.isLetterOrDigit(before) || before == '_')) {
      return marker.group(); // An element of an array rather than a citation.
    }
    Optional<Citation> citation =
        passage(marker.group(1))
            .flatMap(
                named ->
                    quote == null
                        ? Optional.of(Quotation.whole(named))
                        : Quotation.find(named, quote));
    if (citation.isEmpty()) {
      dropped++;
      return "";
    }
    if (!citations.contains(citation.get())) {
      citations.add(citation.get());
    }
    return "[" + (citations.indexOf(citation.get()) + 1) + "]";
  }

  private Optional<Passage> passage(String number) {
    int index = Integer.parseInt(number) - 1;
    return index < 0 || index >= passages.size()
        ? Optional.empty()
        : Optional.of(passages.get(index));
  }
}
