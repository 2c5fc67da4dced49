package io.astraflow.core.internal.model.budget;

import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Usage;
import io.astraflow.spi.store.UsageAmount;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Settles the reservation of one call, once. Safe for use by the threads that read and close. */
final class Settlement implements StreamObserver {
  /** Failures of requests that a provider does not work on. */
  private static final Set<Kind> NOT_CHARGED =
      EnumSet.of(
          Kind.BUSY,
          Kind.REFUSED,
          Kind.BLOCKED,
          Kind.TOO_LONG,
          Kind.UNSUPPORTED,
          Kind.MISCONFIGURED,
          Kind.OVER_BUDGET);

  private final ModelAdapter model;
  private final UsageLedger ledger;
  private final long reservation;
  private final Estimate estimate;
  private final AtomicBoolean settled = new AtomicBoolean();
  // Guarded by itself: one thread may close while another reads.
  private final StringBuilder received = new StringBuilder();
  private volatile Usage usage = Usage.UNKNOWN;

  Settlement(ModelAdapter model, UsageLedger ledger, long reservation, Estimate estimate) {
    this.model = model;
    this.ledger = ledger;
    this.reservation = reservation;
    this.estimate = estimate;
  }

  ModelRequest request() {
    return estimate.request();
  }

  void replied(ModelReply reply) {
    usage = reply.usage();
    receive(reply.text());
    reply.reasoning().forEach(part -> receive(part.text()));
    reply.toolCalls().forEach(call -> receive(call.name() + call.arguments()));
    settle(soFar());
  }

  /** Ends the call in the midst of it, if nothing else has ended it. */
  void abandoned() {
    settle(received().isEmpty() ? estimate.most() : soFar());
  }

  @Override
  public void event(ModelEvent event) {
    if (event instanceof ModelEvent.Text part) {
      receive(part.text());
    } else if (event instanceof ModelEvent.Reasoning part) {
      receive(part.text());
    } else if (event instanceof ModelEvent.ToolCallCompleted part) {
      receive(part.call().name() + part.call().arguments());
    } else if (event instanceof ModelEvent.UsageReported part) {
      usage = part.usage();
    }
  }

  @Override
  public void finished() {
    settle(soFar());
  }

  @Override
  public void failed(RuntimeException failure) {
    if (received().isEmpty() && failure instanceof ModelException e && isFree(e)) {
      settle(UsageAmount.NOTHING);
    } else {
      abandoned();
    }
  }

  @Override
  public void closed() {
    settle(soFar());
  }

  private UsageAmount soFar() {
    return usage.input().isPresent() && usage.output().isPresent()
        ? estimate.amount(usage)
        : estimate.amount(tokens(received()));
  }

  private void receive(String text) {
    synchronized (received) {
      received.append(text);
    }
  }

  private String received() {
    synchronized (received) {
      return received.toString();
    }
  }

  private long tokens(String text) {
    return text.isEmpty() ? 0 : model.countTokens(ModelRequest.of(text));
  }

  private static boolean isFree(ModelException failure) {
    return NOT_CHARGED.contains(failure.kind())
        || (failure.kind() == Kind.UNREACHABLE && neverConnected(failure));
  }

  private static boolean neverConnected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return true;
      }
    }
    return false;
  }

  private void settle(UsageAmount used) {
    if (settled.compareAndSet(false, true)) {
      ledger.settle(reservation, used);
    }
  }
}
