package io.astraflow.core.internal.model.budget;

import io.astraflow.core.internal.model.attempt.RetryListener;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves each attempt of one call and settles it, once. A store that fails then fails no call:
 * what is reserved stays counted. Safe for use by the threads that read and close.
 */
final class Settlement implements StreamObserver, RetryListener {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  /** In the place of a reservation where there is none. */
  private static final long NONE = -1;

  /** Failures of requests that a provider does not work on, unless it counts tokens for them. */
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
  private final LongSupplier reserve;
  private final Estimate estimate;
  private final AtomicLong reservation;
  private volatile boolean ended;
  // Guarded by itself: one thread may close while another reads.
  private final StringBuilder received = new StringBuilder();
  private volatile Usage usage = Usage.UNKNOWN;
  private volatile boolean fragments; // Their arguments were received before the calls completed.

  /** Reserves the first attempt. */
  Settlement(ModelAdapter model, UsageLedger ledger, LongSupplier reserve, Estimate estimate) {
    this.model = model;
    this.ledger = ledger;
    this.reserve = reserve;
    this.estimate = estimate;
    this.reservation = new AtomicLong(reserve.getAsLong());
  }

  ModelRequest request() {
    return estimate.request();
  }

  void replied(ModelReply reply) {
    usage = reply.usage();
    receive(reply.text());
    reply.reasoning().forEach(part -> receive(part.text()));
    reply.toolCalls().forEach(call -> receive(call.name() + call.arguments()));
    end(soFar());
  }

  /** Ends the call in the midst of it, if nothing else has ended it. */
  void abandoned() {
    end(cutOff());
  }

  @Override
  public void retrying(ModelException failure) {
    settle(after(failure));
    try {
      reservation.set(reserve.getAsLong());
    } catch (ModelException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    // Whoever ended the call meanwhile may have found nothing to settle.
    if (ended) {
      settle(UsageAmount.NOTHING);
    }
  }

  @Override
  public void event(ModelEvent event) {
    if (event instanceof ModelEvent.Text part) {
      receive(part.text());
    } else if (event instanceof ModelEvent.Reasoning part) {
      receive(part.text());
    } else if (event instanceof ModelEvent.ToolCallFragment part) {
      fragments = true;
      receive(part.arguments());
    } else if (event instanceof ModelEvent.ToolCallCompleted part) {
      receive(part.call().name() + (fragments ? "" : part.call().arguments()));
    } else if (event instanceof ModelEvent.UsageReported part) {
      usage = part.usage();
    }
  }

  @Override
  public void finished() {
    end(soFar());
  }

  @Override
  public void failed(RuntimeException failure) {
    end(after(failure));
  }

  @Override
  public void closed() {
    end(soFar());
  }

  private UsageAmount after(RuntimeException failure) {
    if (failure instanceof ModelException e && !e.usage().equals(Usage.UNKNOWN)) {
      usage = e.usage();
    }
    if (received().isEmpty() && failure instanceof ModelException e && isFree(e)) {
      return usage.equals(Usage.UNKNOWN) ? UsageAmount.NOTHING : soFar();
    }
    return cutOff();
  }

  private UsageAmount cutOff() {
    return received().isEmpty() && !isCounted() ? estimate.most() : soFar();
  }

  private boolean isCounted() {
    return usage.input().isPresent() && usage.output().isPresent();
  }

  private UsageAmount soFar() {
    return isCounted() ? estimate.amount(usage) : estimate.amount(tokens(received()));
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

  private void end(UsageAmount used) {
    ended = true;
    settle(used);
  }

  private void settle(UsageAmount used) {
    long id = reservation.getAndSet(NONE);
    if (id == NONE) {
      return;
    }
    try {
      ledger.settle(id, used);
    } catch (RuntimeException e) {
      LOG.warn("A call of {} could not be settled; it counts as it was reserved", model.name(), e);
    }
  }
}
