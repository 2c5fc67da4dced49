package io.astraflow.benchmarks.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Cuts text into sentences. What is longer than a sentence should be, such as an abstract without
 * punctuation, is cut between words. Immutable.
 */
final class SentenceCutter {
  static final int SHORTEST = 30;
  static final int LONGEST = 400;

  private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern TAGS =
      Pattern.compile("(?s)<(style|script)\\b.*?</\\1>|<[^<>]{1,3000}>");
  private static final Pattern BETWEEN = Pattern.compile("(?<=[.!?؟])\\s+|(?<=[。！？])");

  /** The least part of a sentence that is letters; below it is a table or code. */
  private static final double LETTERS = .6;

  private SentenceCutter() {}

  /** Hands over the sentences of each paragraph, in order. */
  static void paragraphs(String text, Consumer<List<String>> consumer) {
    for (String paragraph : PARAGRAPH.split(TAGS.matcher(text).replaceAll(" "))) {
      List<String> sentences = new ArrayList<>();
      for (String part : BETWEEN.split(SPACES.matcher(paragraph).replaceAll(" ").strip())) {
        for (String sentence : pieces(part.strip(), 1 + part.length() / LONGEST)) {
          if (isProse(sentence)) {
            sentences.add(sentence);
          }
        }
      }
      consumer.accept(sentences);
    }
  }

  /** Cuts a text between words into so many pieces, each of about as many words. */
  static List<String> pieces(String text, int count) {
    List<String> words = Arrays.asList(text.split(" "));
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = words.size() * i / count;
      pieces.add(String.join(" ", words.subList(from, words.size() * (i + 1) / count)));
    }
    return pieces;
  }

  /** Returns whether a text has the length of a sentence or passage. */
  static boolean fits(String text) {
    return text.length() >= SHORTEST && text.length() <= LONGEST;
  }

  private static boolean isProse(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    return fits(text) && letters >= LETTERS * text.codePointCount(0, text.length());
  }
}
