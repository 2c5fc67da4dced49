package io.astraflow.core.internal.answer;

import io.astraflow.core.internal.retrieval.CollectionRetriever;
import io.astraflow.core.internal.retrieval.Retrieved;
import io.astraflow.core.internal.text.Analyzer;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelAdapter;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Question;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers questions from one collection, or refuses to. Safe for use by many threads. */
public final class GroundedAnswers {
  private final CollectionRetriever retriever;
  private final Relevance relevance;
  private final Answerer answerer;
  private final String name;

  /**
   * Creates an answering pipeline.
   *
   * @param analyzers gives the analyzer for the languages that the collection has
   * @param chat writes the answers; where there is none, the best sentences are quoted
   */
  public GroundedAnswers(
      CollectionRetriever retriever,
      EmbeddingAdapter embedding,
      Supplier<Analyzer> analyzers,
      @Nullable ModelAdapter chat) {
    this.retriever = retriever;
    this.relevance = new Relevance(analyzers, embedding.relatedCosine());
    this.answerer =
        chat == null ? new ExtractiveAnswerer(embedding, relevance) : new ModelAnswerer(chat);
    this.name = chat == null ? ExtractiveAnswerer.NAME : chat.name().toString();
  }

  /** Retrieves, keeps what is relevant, and answers from it. */
  public Answer answer(Question question) throws InterruptedException {
    Retrieved retrieved = retriever.find(question.query());
    Question understood = question.withText(retrieved.searched().get(0));
    List<Passage> relevant = relevance.relevant(understood.text(), retrieved);
    Answer answer =
        relevant.isEmpty()
            ? Refusal.of(name, retrieved.passages())
            : answerer.answer(understood, relevant);
    return answer.withNotices(retrieved.notices());
  }
}
