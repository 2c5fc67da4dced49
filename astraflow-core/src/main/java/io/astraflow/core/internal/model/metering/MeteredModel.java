package io.astraflow.core.internal.model.metering;

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
import io.astraflow.model.Money;
import io.astraflow.model.Prices;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Measures each attempt, reports it, and adds its cost to what is known of the reply. */
public final class MeteredModel extends ModelDecorator {
  private final Prices prices;
  private final CallReport report;
  private final Timeline timeline;

  /** Goes around an adapter. */
  public MeteredModel(ModelAdapter inner, Prices prices, CallReport report, Timeline timeline) {
    super(inner);
    this.prices = prices;
    this.report = report;
    this.timeline = timeline;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Attempt attempt = new Attempt();
    try {
      ModelReply reply = inner.complete(request);
      attempt.usage = reply.usage();
      attempt.finished();
      return reply.withMetadata(attempt.metadata(reply.metadata()));
    } catch (RuntimeException e) {
      attempt.failed(e);
      throw e;
    } finally {
      attempt.closed();
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Attempt attempt = new Attempt();
    boolean open = false;
    try {
      ModelStream stream = new ObservedStream(inner.stream(request), attempt);
      attempt.streamed = true;
      open = true;
      return stream;
    } catch (RuntimeException e) {
      attempt.failed(e);
      throw e;
    } finally {
      if (!open) {
        attempt.closed();
      }
    }
  }

  private Optional<Money> cost(Usage usage) {
    return prices.of(name()).flatMap(price -> price.of(usage));
  }

  /** Measures one attempt and reports it once; later ends are none. */
  private final class Attempt implements StreamObserver {
    private final long began = timeline.nanos();
    private volatile Usage usage = Usage.UNKNOWN;
    private volatile Optional<Duration> first = Optional.empty();
    private volatile boolean streamed;
    private boolean reported;

    @Override
    public void event(ModelEvent event) {
      if (streamed && first.isEmpty()) {
        first = Optional.of(sofar());
      }
      if (event instanceof ModelEvent.UsageReported newest) {
        usage = newest.usage();
      }
    }

    @Override
    public void finished() {
      report(CallRecord.OK);
    }

    @Override
    public void failed(RuntimeException failure) {
      if (failure instanceof ModelException e && !e.usage().equals(Usage.UNKNOWN)) {
        usage = e.usage();
      }
      report(
          failure instanceof ModelException e ? e.kind().name().toLowerCase(Locale.ROOT) : "error");
    }

    @Override
    public void closed() {
      report(CallRecord.CLOSED);
    }

    @Override
    public ReplyMetadata metadata(ReplyMetadata known) {
      Optional<Money> cost = cost(usage);
      return cost.isPresent() ? known.withCost(cost) : known;
    }

    private Duration sofar() {
      return Duration.ofNanos(timeline.nanos() - began);
    }

    private void report(String outcome) {
      if (firstReport()) {
        report.accept(new CallRecord(name(), usage, cost(usage), sofar(), first, outcome));
      }
    }

    private synchronized boolean firstReport() {
      boolean firstOne = !reported;
      reported = true;
      return firstOne;
    }
  }
}
