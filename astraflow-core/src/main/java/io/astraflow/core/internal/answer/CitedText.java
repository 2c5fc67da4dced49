package io.astraflow.core.internal.answer;

import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the citations in a text while it arrives. One that names a passage and quotes it to the
 * letter becomes {@code [1]}, {@code [2]}, …; one that names a passage alone cites all of it; one
 * that names several counts as several; every other is removed and counted. What may still become a
 * citation is held back. For one thread.
 */
public final class CitedText {
  private static final String OPENING = "[\\[【]";
  private static final String COLON = "\\s{0,3}[:：]\\s{0,9}";
  private static final String QUOTE = "[\"“”„«»「」'‘’]";
  private static final String NUMBERS = "\\d{1,6}(?:\\s{0,3}[,;，、]\\s{0,3}\\d{1,6}){0,19}";

  /**
   * A citation as models are asked to write it, {@code [2: "literal words"]}, or as they write it
   * all the same, such as {@code [2]}, {@code [1, 2]} and {@code 【2†source】}.
   */
  private static final Pattern MARKER =
      Pattern.compile(
          OPENING
              + "("
              + NUMBERS
              + ")(?:†[^】\\]\\n]{0,80})?(?:"
              + COLON
              + QUOTE
              + "((?:(?!"
              + OPENING
              + "\\d{1,6}"
              + COLON
              + QUOTE
              + ").){1,2000}?)"
              + QUOTE
              + ")?\\s{0,9}[\\]】]",
          Pattern.DOTALL);

  /** The beginning of one that never ends, or quotes more than anybody would. */
  private static final Pattern BEGINNING = Pattern.compile(OPENING + NUMBERS + COLON + QUOTE);

  private static final Pattern OPEN = Pattern.compile(OPENING);
  private static final Pattern BETWEEN = Pattern.compile("[^0-9]+");

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
    int open = open();
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
      open = open();
    }
    take(held.length(), certain);
    return certain.toString();
  }

  private int open() {
    Matcher open = OPEN.matcher(held);
    return open.find() ? open.start() : -1;
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
    @Nullable String quote = marker.group(2);
    if (quote == null && held.charAt(0) == '[' && isPartOfName(before)) {
      return marker.group(); // An element of an array rather than a citation.
    }
    List<String> numbers = new ArrayList<>();
    for (String named : BETWEEN.split(marker.group(1))) {
      Optional<Citation> citation = passage(named).flatMap(passage -> in(passage, quote));
      if (citation.isPresent()) {
        numbers.add("[" + number(citation.get()) + "]");
      } else {
        dropped++;
      }
    }
    return String.join(" ", numbers);
  }

  // In Chinese and Japanese a letter stands before most citations.
  private static boolean isPartOfName(char unit) {
    return unit == '_' || (unit < 128 && Character.isLetterOrDigit(unit));
  }

  private static Optional<Citation> in(Passage passage, @Nullable String quote) {
    return quote == null ? Optional.of(Quotation.whole(passage)) : Quotation.find(passage, quote);
  }

  private int number(Citation citation) {
    if (!citations.contains(citation)) {
      citations.add(citation);
    }
    return citations.indexOf(citation) + 1;
  }

  private Optional<Passage> passage(String number) {
    int index = Integer.parseInt(number) - 1;
    return index < 0 || index >= passages.size()
        ? Optional.empty()
        : Optional.of(passages.get(index));
  }
}
