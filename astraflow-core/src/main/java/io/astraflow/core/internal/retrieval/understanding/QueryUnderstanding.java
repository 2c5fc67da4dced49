package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls.FailedCallException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import io.astraflow.retrieval.Query;
import io.astraflow.retrieval.SearchMode;
import io.astraflow.retrieval.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a language model make of queries what they ask for. Where it fails, what it has made so far
 * is used, and a notice says so. Safe for use by many threads.
 *
 * @param model the language model, if one is configured
 * @param calls run it
 */
public record QueryUnderstanding(@Nullable ModelAdapter model, LimitedCalls calls) {
  /** A longer query says enough by itself. */
  private static final int MOST_CHARACTERS = 8_000;

  /**
   * Returns what is to be searched for.
   *
   * @param fits whether a text is short enough to be searched for
   */
  public Understood of(Query query, Predicate<String> fits) throws InterruptedException {
    Understood plain = Understood.plain(query.text());
    if (!query.understanding().asksModel()) {
      return plain;
    }
    if (model == null) {
      return plain.failed("none is configured, see AstraFlow.Builder.model");
    }
    if (query.text().length() > MOST_CHARACTERS) {
      return plain.failed(
          "%d characters are too many, %d the most"
              .formatted(query.text().length(), MOST_CHARACTERS));
    }
    long start = System.nanoTime();
    Asking asking = new Asking(model, query.understanding().timeout(), start, fits);
    Understood rewritten = rewritten(query.understanding(), plain, asking);
    return rewritten.notices().isEmpty() ? expanded(query, rewritten, asking) : rewritten;
  }

  private Understood rewritten(Understanding understanding, Understood plain, Asking asking)
      throws InterruptedException {
    if (understanding.history().isEmpty()) {
      return plain;
    }
    try {
      ModelTask task = Rewriting.of(asking.model(), plain.text(), understanding.history());
      return Understood.plain(ask(task, asking).get(0));
    } catch (FailedCallException e) {
      return plain.failed(String.valueOf(e.getMessage()));
    }
  }

  private Understood expanded(Query query, Understood understood, Asking asking)
      throws InterruptedException {
    String text = understood.text();
    try {
      return switch (query.understanding().expansion()) {
        case NONE -> understood;
        case MULTI_QUERY ->
            new Understood(text, ask(OtherWordings.of(text), asking), Optional.empty(), List.of());
        case HYPOTHETICAL_ANSWER ->
            query.mode() == SearchMode.LEXICAL
                ? understood
                : new Understood(
                    text,
                    List.of(),
                    Optional.of(ask(LikelyAnswer.of(text), asking.ofAnyLength()).get(0)),
                    List.of());
      };
    } catch (FailedCallException e) {
      boolean rewritten = !text.equals(query.text());
      return understood.unexpanded(String.valueOf(e.getMessage()), rewritten);
    }
  }

  private List<String> ask(ModelTask task, Asking asking)
      throws FailedCallException, InterruptedException {
    Duration left = asking.left();
    return calls.within(left, () -> asking.texts(task, left));
  }

  /**
   * How a model is asked.
   *
   * @param timeout of all calls together
   * @param start when the first began, by {@link System#nanoTime()}
   */
  private record Asking(ModelAdapter model, Duration timeout, long start, Predicate<String> fits) {

    Asking ofAnyLength() {
      return new Asking(model, timeout, start, text -> true);
    }

    Duration left() {
      Duration left = timeout.minusNanos(System.nanoTime() - start);
      return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
    }

    List<String> texts(ModelTask task, Duration left) throws InterruptedException {
      ModelRequest request =
          ModelRequest.builder()
              .taskType(TaskType.RETRIEVAL)
              .system(task.system())
              .user(task.prompt())
              .maxOutputTokens(task.maxOutputTokens())
              .timeout(left)
              .build();
      String reply = model.complete(request).text();
      List<String> fitting = task.reading().texts(reply).stream().filter(fits).toList();
      if (fitting.isEmpty()) {
        throw ModelTexts.unusable("its reply is longer than the embedding model reads");
      }
      return fitting;
    }
  }
}
