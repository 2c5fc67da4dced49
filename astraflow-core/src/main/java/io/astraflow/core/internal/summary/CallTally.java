package io.astraflow.core.internal.summary;

import io.astraflow.model.ModelReply;
import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.summary.SummaryListener;
import io.astraflow.summary.SummaryMethod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one summary and what they took; for one thread at a time. */
final class CallTally {
  private final SummaryListener listener;
  private int total;
  private int calls;
  private @Nullable Usage usage;
  private Optional<Money> cost = Optional.empty();

  CallTally(SummaryListener listener) {
    this.listener = listener;
  }

  /** Says that so many more calls are ahead. */
  void expect(int more) {
    total += more;
    listener.progress(calls, total);
  }

  /** Counts a call, and returns its text. */
  String add(ModelReply reply) {
    // The first one begins the sums: nothing plus what is not known would be unknown as well.
    usage = usage == null ? reply.usage() : usage.plus(reply.usage());
    cost = calls == 0 ? reply.metadata().cost() : Money.sum(cost, reply.metadata().cost());
    calls++;
    listener.progress(calls, total);
    return reply.text().strip();
  }

  Draft draft(String text, ModelReply last, SummaryMethod method) {
    Usage known = usage == null ? Usage.UNKNOWN : usage;
    return new Draft(text, last.model().toString(), method, calls, known, cost);
  }
}
