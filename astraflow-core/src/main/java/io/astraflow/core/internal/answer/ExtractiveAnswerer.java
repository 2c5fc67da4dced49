package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.answer.Relevance.Wanted;
import io.astraflow.core.internal.index.kernel.DotProduct;
import io.astraflow.core.internal.text.Sentences;
import io.astraflow.core.internal.text.Span;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Citation;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers without a language model: quotes the sentences of the best passages that are nearest to
 * the question, by the words they share with it and by their vectors. Every word of the answer is a
 * document's.
 */
final class ExtractiveAnswerer implements Answerer {
  private static final String NAME = "extractive";

  private static final int PASSAGES = 5;
  private static final int EMBEDDED_SENTENCES = 24;
  private static final int LONGEST_QUOTE = 480;

  /** A sentence joins the best one if its score is at least this part of it. */
  private static final double NEAR_THE_BEST = 0.8;

  private static final Logger LOG = LoggerFactory.getLogger(ExtractiveAnswerer.class);

  private final DotProduct cosine = DotProduct.fastest();
  private final EmbeddingAdapter model;
  private final Relevance relevance;

  ExtractiveAnswerer(EmbeddingAdapter model, Relevance relevance) {
    this.model = model;
    this.relevance = relevance;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer answer(Question question, List<Passage> passages) throws InterruptedException {
    List<Scored> sentences = withCosines(question.text(), byWords(question.text(), passages));
    double enough = sentences.get(0).score() * NEAR_THE_BEST;
    List<Citation> citations =
        sentences.stream()
            .filter(sentence -> sentence.score() >= enough)
            .limit(question.maxCitations())
            .map(Scored::citation)
            .toList();
    String text =
        String.join(" ", citations.stream().map(c -> c.quote().replaceAll("\\s+", " ")).toList());
    return new Answer(text, false, NAME, citations, 0, passages, List.of());
  }

  /** Returns the sentences, those that share the most words with the question first. */
  private List<Scored> byWords(String question, List<Passage> passages) {
    Wanted wanted = relevance.wanted(question);
    List<Scored> scored = new ArrayList<>();
    Set<String> quotes = new HashSet<>();
    for (int rank = 0; rank < Math.min(PASSAGES, passages.size()); rank++) {
      Passage passage = passages.get(rank);
      double rankScore = 0.25 / (rank + 1);
      for (Span sentence : Sentences.in(passage.text(), 0, passage.text().length())) {
        Citation citation = Quotation.of(passage, clip(passage.text(), sentence));
        if (quotes.add(citation.quote())) {
          double share = wanted.share(citation.quote());
          scored.add(new Scored(citation, share + rankScore));
        }
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored;
  }

  private List<Scored> withCosines(String question, List<Scored> sentences)
      throws InterruptedException {
    List<Scored> best = sentences.subList(0, Math.min(EMBEDDED_SENTENCES, sentences.size()));
    float[] wanted;
    List<float[]> vectors;
    try {
      wanted = model.embedQuery(question);
      vectors = model.embedPassages(best.stream().map(s -> s.citation().quote()).toList());
    } catch (ModelException e) { // The search has found its passages by their words, too.
      LOG.warn("Sentences are chosen by their words alone: {}", e.getMessage());
      return best;
    }
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      double score = best.get(i).score() + cosine.of(wanted, vectors.get(i));
      scored.add(new Scored(best.get(i).citation(), score));
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored;
  }

  private static Span clip(String text, Span sentence) {
    if (sentence.length() <= LONGEST_QUOTE) {
      return sentence;
    }
    int end = text.lastIndexOf(' ', sentence.start() + LONGEST_QUOTE);
    if (end <= sentence.start()) {
      end = sentence.start() + LONGEST_QUOTE;
      end -= Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
    }
    return new Span(sentence.start(), end).strip(text);
  }

  private record Scored(Citation citation, double score) {}
}
