package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.retrieval.CollectionRetriever;
import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Question;
import java.util.List;
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
   * @param chats write the answers; where there is none, the best sentences are quoted
   */
  public GroundedAnswers(
      CollectionRetriever retriever,
      EmbeddingAdapter embedding,
      Supplier<Analyzer> analyzers,
      Chats chats) {
    this.retriever = retriever;
    this.relevance = new Relevance(analyzers, embedding.relatedCosine());
    this.extractive = new ExtractiveAnswerer(embedding, relevance);
    this.chats = chats;
  }

  /** Retrieves, keeps what is relevant, and answers from it. */
  public Answer answer(Question question) throws InterruptedException {
    Answerer answerer = chats.of(question).<Answerer>map(ModelAnswerer::new).orElse(extractive);
    Retrieved retrieved = retriever.find(question.query());
    Question understood = question.withText(retrieved.searched().get(0));
    List<Passage> relevant = relevance.relevant(understood.text(), retrieved);
    Answer answer =
        relevant.isEmpty()
            ? Refusal.of(answerer.name(), retrieved.passages())
            : answerer.answer(understood, relevant);
    return answer.withNotices(retrieved.notices());
  }
}
