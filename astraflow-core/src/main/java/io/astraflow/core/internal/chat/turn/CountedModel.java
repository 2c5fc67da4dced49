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
  private int underWay;

  CountedModel(ModelAdapter inner) {
    super(inner);
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    begin();
    Usage taken = Usage.UNKNOWN;
    Optional<Money> price = Optional.empty();
    try {
      ModelReply reply = inner.complete(request);
      taken = reply.usage();
      price = reply.metadata().cost();
      return reply;
    } catch (ModelException e) {
      taken = e.usage();
      throw e;
    } finally {
      end(taken, price);
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    begin();
    boolean open = false;
    Usage taken = Usage.UNKNOWN;
    try {
      ModelStream stream = inner.stream(request);
      open = true;
      return new ObservedStream(stream, new Counting(stream));
    } catch (ModelException e) {
      taken = e.usage();
      throw e;
    } finally {
      if (!open) {
        end(taken, Optional.empty());
      }
    }
  }

  private synchronized void begin() {
    underWay++;
  }

  private synchronized void end(Usage taken, Optional<Money> price) {
    underWay--;
    usage = called ? usage.plus(taken) : taken;
    cost = called ? Money.sum(cost, price) : price;
    called = true;
  }

  /** Returns the tokens of all calls so far; unknown where one call's are, or one is under way. */
  synchronized Usage usage() {
    return underWay == 0 ? usage : Usage.UNKNOWN;
  }

  /** Returns what all calls cost so far; empty where that is unknown of one. */
  synchronized Optional<Money> cost() {
    return underWay == 0 ? cost : Optional.empty();
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
      end(reported, stream.metadata().cost());
    }

    @Override
    public void failed(RuntimeException failure) {
      end(reported, Optional.empty());
    }

    @Override
    public void closed() {
      end(reported, stream.metadata().cost());
    }
  }
}
