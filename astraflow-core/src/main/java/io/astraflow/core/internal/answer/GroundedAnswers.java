package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.retrieval.CollectionRetriever;
import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.retrieval.words.Rarity;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.Question;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Answers questions from one collection, or refuses to. Safe for use by many threads. */
public final class GroundedAnswers {
  private final CollectionRetriever retriever;
  private final Relevance relevance;
  private final ExtractiveAnswerer extractive;
  private final Chats chats;

  /**
   * Creates an answering pipeline.
   *
   * @param analyzers gives the analyzer for the languages that the collection has
   * @param rarity that of words in the collection
   * @param threshold gives the collection's threshold, as it is now
   * @param chats write the answers; where there is none, the best sentences are quoted
   */
  public GroundedAnswers(
      CollectionRetriever retriever,
      EmbeddingAdapter embedding,
      Supplier<Analyzer> analyzers,
      Rarity rarity,
      Supplier<OptionalDouble> threshold,
      Chats chats) {
    this.retriever = retriever;
    this.relevance = new Relevance(analyzers, embedding.relatedCosine(), rarity, threshold);
    this.extractive = new ExtractiveAnswerer(embedding, relevance);
    this.chats = chats;
  }

  /** Retrieves, keeps what is relevant, and answers from it. */
  public Answer answer(Question question) throws InterruptedException {
    Answerer answerer = chats.of(question).<Answerer>map(ModelAnswerer::new).orElse(extractive);
    Grounded grounded = find(question.query());
    Answer answer =
        grounded.relevant().isEmpty()
            ? Refusal.of(answerer.name(), grounded.found())
            : answerer.answer(question.withText(grounded.searched()), grounded.relevant());
    return answer.withNotices(grounded.notices());
  }

  /** Retrieves, and keeps what is relevant. */
  public Grounded find(Query query) throws InterruptedException {
    Retrieved retrieved = retriever.find(query);
    String searched = retrieved.searched().get(0);
    return new Grounded(
        searched,
        relevance.relevant(searched, retrieved),
        retrieved.passages(),
        retrieved.notices());
  }

  /**
   * Quotes the best sentences of passages.
   *
   * @param passages relevant ones, at least one
   */
  public Answer extract(Question question, List<Passage> passages) throws InterruptedException {
    return extractive.answer(question, passages);
  }
}
