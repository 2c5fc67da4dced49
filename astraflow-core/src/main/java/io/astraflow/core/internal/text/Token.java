package io.astraflow.core.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A stretch of a text that terms are made of. */
sealed interface Token {

  /** Cuts a text into its tokens, in order. */
  static void forEach(String raw, Consumer<Token> action) {
    FoldedText folded = FoldedText.of(raw);
    String text = folded.text();
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int end = at + Character.charCount(codePoint);
      if (ThaiWords.canCut(codePoint)) {
        while (end < text.length() && Scripts.continuesThai(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        for (Span word : ThaiWords.spans(text.substring(at, end))) {
          int from = at + word.start();
          int to = at + word.end();
          action.accept(new Word(Word.clip(text.substring(from, to)), folded.origin(from, to)));
        }
      } else if (Scripts.withoutSpaces(codePoint)) {
        while (end < text.length() && Scripts.continuesRun(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        action.accept(new Run(folded, at, end));
      } else if (Scripts.wordPart(codePoint)) {
        while (end < text.length() && continuesWord(text.codePointAt(end))) {
          end += Character.charCount(text.codePointAt(end));
        }
        action.accept(new Word(Word.clip(text.substring(at, end)), folded.origin(at, end)));
      }
      at = end;
    }
  }

  private static boolean continuesWord(int codePoint) {
    return Scripts.wordPart(codePoint) && !Scripts.withoutSpaces(codePoint);
  }

  /**
   * A word between spaces or punctuation.
   *
   * @param text in normalised lower case
   * @param span what it came from
   */
  record Word(String text, Span span) implements Token {
    private static final int LONGEST = 64;

    private static String clip(String word) {
      if (word.length() <= LONGEST) {
        return word;
      }
      return word.substring(
          0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
  }

  /**
   * Characters of a script written without spaces, in a row.
   *
   * @param text that they are a part of
   * @param from where they begin
   * @param to where they end
   */
  record Run(FoldedText text, int from, int to) implements Token {

    /** Returns each character. */
    List<Term> singles() {
      return terms(1);
    }

    /** Returns each two neighbours. */
    List<Term> pairs() {
      return terms(2);
    }

    private List<Term> terms(int size) {
      List<Term> terms = new ArrayList<>(to - from);
      String all = text.text();
      int start = from;
      int length = all.codePointCount(from, to);
      int end = length < size ? from : all.offsetByCodePoints(from, size);
      for (int i = 0; i <= length - size; i++) {
        terms.add(new Term(all.substring(start, end), text.origin(start, end)));
        start += Character.charCount(all.codePointAt(start));
        end += end < to ? Character.charCount(all.codePointAt(end)) : 0;
      }
      return terms;
    }
  }
}
