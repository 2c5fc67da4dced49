package io.astraflow.core.internal.answer;

import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Passage;
import io.astraflow.retrieval.Question;
import java.time.Duration;
import java.util.List;

/**
 * Lets a language model answer from the passages, and keeps only those of its quotations that are
 * literally in the passage they name; the others are removed from the answer and counted.
 */
final class ModelAnswerer implements Answerer {
  private static final int PASSAGES = 8;
  private static final int MAX_OUTPUT_TOKENS = 1_024;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ModelAdapter model;

  ModelAnswerer(ModelAdapter model) {
    this.model = model;
  }

  @Override
  public String name() {
    return model.name().toString();
  }

  @Override
  public Answer answer(Question question, List<Passage> passages) throws InterruptedException {
    List<Passage> given = passages.subList(0, Math.min(PASSAGES, passages.size()));
    ModelReply reply = model.complete(request(question, given));
    String writer = reply.model().toString();
    return Citing.isUnknown(reply.text())
        ? Refusal.of(writer, passages)
        : checked(writer, reply.text().strip(), given, passages);
  }

  private static ModelRequest request(Question question, List<Passage> given) {
    return ModelRequest.builder()
        .system(Citing.ALONE)
        .user(Citing.passages(given) + "Question: " + question.text())
        .maxOutputTokens(MAX_OUTPUT_TOKENS)
        .timeout(TIMEOUT)
        .build();
  }

  private static Answer checked(
      String writer, String reply, List<Passage> given, List<Passage> passages) {
    CitedText cited = new CitedText(given);
    String text = (cited.add(reply) + cited.end()).strip();
    return new Answer(text, false, writer, cited.citations(), cited.dropped(), passages, List.of());
  }
}
