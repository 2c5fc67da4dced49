package io.astraflow.core.internal.summary;

import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.core.internal.text.Sentences;
import io.astraflow.core.internal.text.Span;
import io.astraflow.core.internal.text.TextParts;
import io.astraflow.core.internal.text.WordCount;
import io.astraflow.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Summarises a text by its most central sentences, word for word and in their order, by {@link
 * LexRank}. A sentence that says much the same as a more central one is left out.
 *
 * <p>A long text is ranked block by block of {@value #BLOCK} sentences, of which the most central
 * go on to the next round, until one block is left: time grows with the length of the text, not
 * with its square. Where all is tables and lists without full stops, pieces of at most {@value
 * #PIECE} words are the sentences, cut at the ends of lines where possible. Immutable.
 *
 * @param analyzer makes terms of the text's language
 */
record ExtractiveSummarizer(Analyzer analyzer) {
  /** Changes whenever the same text could give another summary. */
  static final String VERSION = "lexrank-2";

  private static final int BLOCK = 240;

  /** Headings, page numbers and the like have fewer words. */
  private static final int FEWEST_WORDS = 5;

  /** Tables and lists without full stops have more. */
  private static final int MOST_WORDS = 90;

  /** What tables and lists are cut into. */
  private static final int PIECE = 40;

  /** Sentences more alike than this say the same. */
  private static final double THE_SAME = 0.5;

  /**
   * Returns about so many words of a text.
   *
   * @throws InvalidInputException if the text has no words
   * @throws InterruptedException if the calling thread was interrupted
   */
  String summarize(String text, int words) throws InterruptedException {
    List<Sentence> all = sentences(text);
    if (all.isEmpty()) {
      throw new InvalidInputException("There is nothing to summarise: the text has no words.");
    }
    List<Sentence> running =
        all.stream()
            .filter(s -> s.words() >= FEWEST_WORDS && s.words() <= MOST_WORDS)
            .collect(Collectors.toCollection(ArrayList::new));
    List<Sentence> left = running.isEmpty() ? pieces(text, Math.min(PIECE, words)) : running;
    while (left.size() > BLOCK) {
      left = mostCentral(left);
    }
    return joined(chosen(left, words));
  }

  private static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (Span span : Sentences.in(text, 0, text.length())) {
      add(span.of(text), sentences);
    }
    return sentences;
  }

  /** Returns the sentences, of which the overlong ones are cut. */
  private static List<Sentence> pieces(String text, int most) {
    List<Sentence> pieces = new ArrayList<>();
    for (Span span : Sentences.in(text, 0, text.length())) {
      String sentence = span.of(text);
      if (WordCount.of(sentence).asWords() <= MOST_WORDS) {
        add(sentence, pieces);
      } else {
        String lines = sentence.replaceAll("\\h+", " ").replace("\n", "\n\n");
        TextParts.of(lines, part -> WordCount.of(part).asWords(), most)
            .forEach(part -> add(part, pieces));
      }
    }
    return pieces;
  }

  private static void add(String raw, List<Sentence> sentences) {
    String text = raw.strip().replaceAll("\\s+", " ");
    int words = WordCount.of(text).asWords();
    if (words > 0) {
      sentences.add(new Sentence(sentences.size(), text, words));
    }
  }

  /** Returns the more central half of each block, in order. */
  private List<Sentence> mostCentral(List<Sentence> sentences) throws InterruptedException {
    List<Sentence> central = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += BLOCK) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The summary was interrupted");
      }
      List<Sentence> block = sentences.subList(from, Math.min(sentences.size(), from + BLOCK));
      double[] ranks = LexRank.of(vectors(block), block.size());
      byRank(ranks).limit((block.size() + 1) / 2).sorted().forEach(i -> central.add(block.get(i)));
    }
    return central;
  }

  private List<Sentence> chosen(List<Sentence> sentences, int words) {
    SentenceVectors vectors = vectors(sentences);
    double[] ranks = LexRank.of(vectors, sentences.size());
    List<Integer> chosen = new ArrayList<>();
    int taken = 0;
    for (int next : byRank(ranks).toArray()) {
      int length = sentences.get(next).words();
      boolean fits = chosen.isEmpty() || taken + length <= words;
      if (fits && chosen.stream().allMatch(one -> vectors.cosine(one, next) < THE_SAME)) {
        chosen.add(next);
        taken += length;
      }
    }
    return chosen.stream().sorted().map(sentences::get).toList();
  }

  private static IntStream byRank(double[] ranks) {
    return IntStream.range(0, ranks.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -ranks[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue);
  }

  private SentenceVectors vectors(List<Sentence> sentences) {
    return SentenceVectors.of(
        sentences.stream().map(s -> List.of(analyzer.index(s.text()).split(" "))).toList());
  }

  // Sentences that end in a full stop of Chinese or Japanese need no space behind them.
  private static String joined(List<Sentence> sentences) {
    StringBuilder text = new StringBuilder();
    for (Sentence sentence : sentences) {
      boolean space = !text.isEmpty() && text.charAt(text.length() - 1) < '\u3000';
      text.append(space ? " " : "").append(sentence.text());
    }
    return text.toString();
  }

  private record Sentence(int place, String text, int words) {}
}
