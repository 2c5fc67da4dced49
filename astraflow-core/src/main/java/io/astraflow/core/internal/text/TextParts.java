package io.astraflow.core.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into parts of at most so many tokens: behind paragraphs, where one is too long behind
 * sentences, and only where even a sentence is too long inside it. The parts, one after the other,
 * are the whole text.
 */
public final class TextParts {
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\n\\s*\\n");

  private final String text;
  private final ToIntFunction<String> tokens;
  private final int most;
  private final List<String> parts = new ArrayList<>();
  private int start;
  private int end;
  private int taken;

  private TextParts(String text, ToIntFunction<String> tokens, int most) {
    this.text = text;
    this.tokens = tokens;
    this.most = most;
  }

  /**
   * Returns the parts.
   *
   * @param tokens counts those of a text
   */
  public static List<String> of(String text, ToIntFunction<String> tokens, int most) {
    TextParts parts = new TextParts(text, tokens, most);
    parts.paragraphs();
    parts.close();
    return parts.parts;
  }

  private void paragraphs() {
    Matcher ends = PARAGRAPH_END.matcher(text);
    int from = 0;
    while (ends.find()) {
      paragraph(from, ends.end());
      from = ends.end();
    }
    paragraph(from, text.length());
  }

  private void paragraph(int from, int to) {
    if (!add(from, to)) {
      List<Span> sentences = Sentences.in(text, from, to);
      int begin = from;
      for (int i = 1; i < sentences.size(); i++) {
        sentence(begin, sentences.get(i).start());
        begin = sentences.get(i).start();
      }
      sentence(begin, to);
    }
  }

  private void sentence(int from, int to) {
    if (!add(from, to)) {
      int middle = middle(from, to);
      sentence(from, middle);
      sentence(middle, to);
    }
  }

  private int middle(int from, int to) {
    int half = (from + to) >>> 1;
    int space = text.lastIndexOf(' ', half) + 1;
    int middle = space > from ? space : half;
    return Character.isLowSurrogate(text.charAt(middle)) && middle > from + 1 ? middle - 1 : middle;
  }

  /** Adds a piece to the part, or to a new one; returns false where it is too long for any. */
  private boolean add(int from, int to) {
    int count = from == to ? 0 : tokens.applyAsInt(text.substring(from, to));
    if (count > most && to - from > 2) {
      return false;
    }
    if (taken + count > most) {
      close();
    }
    taken += count;
    end = to;
    return true;
  }

  private void close() {
    if (end > start) {
      parts.add(text.substring(start, end));
    }
    start = end;
    taken = 0;
  }
}
