package io.astraflow.core.internal.model.fallback;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.core.internal.model.stream.RecoverableStream;
import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.core.internal.model.time.Deadline;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import java.util.List;

/**
 * Asks several models one after the other until one replies, and answers as the first of them.
 * Where a model refuses or blocks what is said, no other is asked: it is the request that is to be
 * changed. All together take no longer than the request's timeout. Once a stream has handed on an
 * event, it is not given to another model either.
 */
public final class FallbackModel extends ModelDecorator {
  private final List<ModelAdapter> candidates;
  private final Timeline timeline;

  /** Asks these, at least one, in this order. */
  public FallbackModel(List<ModelAdapter> candidates, Timeline timeline) {
    super(candidates.get(0));
    this.candidates = List.copyOf(candidates);
    this.timeline = timeline;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Failures failures = new Failures(candidates.size(), Deadline.of(request, timeline));
    while (true) {
      ModelAdapter candidate = candidates.get(failures.count());
      try {
        ModelReply reply = candidate.complete(failures.next(request));
        return reply.withMetadata(failures.explain(reply.metadata(), candidate.name()));
      } catch (ModelException e) {
        failures.add(candidate.name(), e);
      }
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Failures failures = new Failures(candidates.size(), Deadline.of(request, timeline));
    return new RecoverableStream(
        open(request, failures),
        (failure, closed) -> {
          failures.add(candidates.get(failures.count()).name(), failure);
          return open(request, failures);
        });
  }

  private ModelStream open(ModelRequest request, Failures failures) throws InterruptedException {
    while (true) {
      ModelAdapter candidate = candidates.get(failures.count());
      try {
        ModelStream stream = candidate.stream(failures.next(request));
        return failures.count() == 0
            ? stream
            : new ObservedStream(
                stream,
                new StreamObserver() {
                  @Override
                  public ReplyMetadata metadata(ReplyMetadata known) {
                    return failures.explain(known, candidate.name());
                  }
                });
      } catch (ModelException e) {
        failures.add(candidate.name(), e);
      }
    }
  }
}
