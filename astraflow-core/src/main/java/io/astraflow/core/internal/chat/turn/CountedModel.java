package io.astraflow.core.internal.chat.turn;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import java.util.Optional;

/** A model that counts what all its calls take. Safe for use by many threads. */
final class CountedModel extends ModelDecorator {
  private Usage usage = Usage.UNKNOWN;
  private Optional<Money> cost = Optional.empty();
  private boolean called;

  CountedModel(ModelAdapter inner) {
    super(inner);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    try {
      ModelReply reply = inner.complete(request);
      add(reply.usage(), reply.metadata().cost());
      return reply;
    } catch (ModelException e) {
      add(e.usage(), Optional.empty());
      throw e;
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    ModelStream stream;
    try {
      stream = inner.stream(request);
    } catch (ModelException e) {
      add(e.usage(), Optional.empty());
      throw e;
    }
    return new ObservedStream(stream, new Counting(stream));
  }

  private synchronized void add(Usage taken, Optional<Money> price) {
    usage = called ? usage.plus(taken) : taken;
    cost = called ? Money.sum(cost, price) : price;
    called = true;
  }

  /** Returns the tokens of all calls so far; unknown where one call's are. */
  synchronized Usage usage() {
    return usage;
  }

  /** Returns what all calls cost so far. */
  synchronized Optional<Money> cost() {
    return cost;
  }

  /** Takes what a stream reported last, however it ends. */
  private final class Counting implements StreamObserver {
    private final ModelStream stream;
    private volatile Usage reported = Usage.UNKNOWN;

    Counting(ModelStream stream) {
      this.stream = stream;
    }

    @Override
    public void event(ModelEvent event) {
      if (event instanceof ModelEvent.UsageReported report) {
        reported = report.usage();
      }
    }

    @Override
    public void finished() {
      add(reported, stream.metadata().cost());
    }

    @Override
    public void failed(RuntimeException failure) {
      add(reported, Optional.empty());
    }

    @Override
    public void closed() {
      add(reported, stream.metadata().cost());
    }
  }
}
