package io.astraflow.core.internal.model.attempt;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Usage;
import java.time.Duration;

/**
 * Waits until the rate limit of a model lets a request go. Its tokens are taken as those of the
 * prompt and of the longest reply it asks for, until the reply says how many they were. A wait that
 * would be longer than the request's timeout is a failure at once.
 */
public final class LimitedModel extends ModelDecorator {
  private final RateWindow window;
  private final Timeline timeline;

  /** Goes around an adapter with the window of its model. */
  public LimitedModel(ModelAdapter inner, RateWindow window, Timeline timeline) {
    super(inner);
    this.window = window;
    this.timeline = timeline;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    RateWindow.Slot slot = window.take(tokens(request));
    ModelReply reply = inner.complete(await(slot, request));
    correct(slot, reply.usage());
    return reply;
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    RateWindow.Slot slot = window.take(tokens(request));
    return new ObservedStream(inner.stream(await(slot, request)), new Corrections(slot));
  }

  /** Blocks until a slot's moment and returns the request with the time that is left. */
  private ModelRequest await(RateWindow.Slot slot, ModelRequest request)
      throws InterruptedException {
    boolean due = false;
    try {
      Duration wait = window.until(slot);
      if (wait.compareTo(request.timeout()) >= 0) {
        throw ModelException.busy(
            "The rate limit of %s would let this request go in %d s, its timeout is %d s. Raise"
                    .formatted(name(), wait.toSeconds(), request.timeout().toSeconds())
                + " the limit or the timeout.",
            wait);
      }
      if (!wait.isZero()) {
        timeline.pause(wait);
      }
      due = true;
      return wait.isZero()
          ? request
          : request.toBuilder().timeout(request.timeout().minus(wait)).build();
    } finally {
      if (!due) {
        window.release(slot);
      }
    }
  }

  private long tokens(ModelRequest request) {
    if (window.maxTokens() == Long.MAX_VALUE) {
      return 0;
    }
    Integer output = request.maxOutputTokens();
    long tokens = countTokens(request) + (output == null ? 0L : output);
    if (tokens > window.maxTokens()) {
      throw ModelException.of(
          ModelException.Kind.TOO_LONG,
          "The request may take %d tokens, %d more than %s may be sent in a minute. Shorten it, or"
                  .formatted(tokens, tokens - window.maxTokens(), name())
              + " raise the rate limit.");
    }
    return tokens;
  }

  private void correct(RateWindow.Slot slot, Usage usage) {
    if (usage.input().isPresent() && usage.output().isPresent()) {
      window.correct(slot, usage.input().getAsLong() + usage.output().getAsLong());
    }
  }

  private final class Corrections implements StreamObserver {
    private final RateWindow.Slot slot;

    Corrections(RateWindow.Slot slot) {
      this.slot = slot;
    }

    @Override
    public void event(ModelEvent event) {
      if (event instanceof ModelEvent.UsageReported reported) {
        correct(slot, reported.usage());
      }
    }
  }
}
