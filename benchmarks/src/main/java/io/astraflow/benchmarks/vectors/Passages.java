package io.astraflow.benchmarks.vectors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Distinct passages of real text in a fixed order: sentences in English, then in other languages,
 * then two and three sentences that follow each other, then halves of sentences; within each of
 * these the order is drawn with a fixed seed. Beside them, questions, none of which is a passage.
 * Immutable.
 *
 * @param texts the passages
 * @param sentences how many of the first texts are single sentences
 * @param questions the questions
 */
record Passages(List<String> texts, int sentences, List<String> questions) {
  static final int QUESTIONS = 1_000;
  private static final long SEED = 384;
  private static final Pattern INSIGNIFICANT = Pattern.compile("[^\\p{L}\\p{N}]+");

  Passages {
    texts = List.copyOf(texts);
    questions = List.copyOf(questions);
  }

  /** Reads the test data. */
  static Passages read() throws IOException {
    RealTexts real = new RealTexts();
    List<List<String>> english = paragraphs(real.english());
    List<List<String>> other = paragraphs(real.otherLanguages());
    Set<String> known = new LinkedHashSet<>();
    List<String> questions = new ArrayList<>(distinct(real.questions(), known));
    List<String> first = distinct(windows(english, 1), known);
    topUp(questions, first);
    List<String> texts = new ArrayList<>(first);
    texts.addAll(distinct(windows(other, 1), known));
    int sentences = texts.size();
    for (int length = 2; length <= 3; length++) {
      texts.addAll(distinct(windows(english, length), known));
    }
    texts.addAll(distinct(halves(windows(english, 1)), known));
    return new Passages(texts, sentences, questions);
  }

  /** Moves sentences that ask something from the passages to the questions. */
  private static void topUp(List<String> questions, List<String> sentences) {
    for (int i = sentences.size() - 1; i >= 0 && questions.size() < QUESTIONS; i--) {
      if (sentences.get(i).endsWith("?")) {
        questions.add(sentences.remove(i));
      }
    }
    if (questions.size() > QUESTIONS) {
      questions.subList(QUESTIONS, questions.size()).clear();
    }
  }

  private static List<List<String>> paragraphs(List<String> texts) {
    List<List<String>> paragraphs = new ArrayList<>();
    texts.forEach(text -> SentenceCutter.paragraphs(text, paragraphs::add));
    return paragraphs;
  }

  private static List<String> windows(List<List<String>> paragraphs, int length) {
    List<String> windows = new ArrayList<>();
    for (List<String> sentences : paragraphs) {
      for (int i = 0; i + length <= sentences.size(); i++) {
        String window = String.join(" ", sentences.subList(i, i + length));
        if (SentenceCutter.fits(window)) {
          windows.add(window);
        }
      }
    }
    Collections.shuffle(windows, new Random(SEED));
    return windows;
  }

  private static List<String> halves(List<String> sentences) {
    return sentences.stream()
        .flatMap(sentence -> SentenceCutter.pieces(sentence, 2).stream())
        .filter(SentenceCutter::fits)
        .toList();
  }

  /** Returns the texts that differ from those known in more than case and punctuation. */
  private static List<String> distinct(List<String> texts, Set<String> known) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String text : texts) {
      String letters = INSIGNIFICANT.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
      if (known.add(letters)) {
        found.put(letters, text.replaceAll("\\R", " "));
      }
    }
    return new ArrayList<>(found.values());
  }
}
