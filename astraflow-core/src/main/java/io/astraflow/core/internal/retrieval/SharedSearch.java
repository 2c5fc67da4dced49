package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.plugin.Plugins;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.retrieval.Reranker;
import java.util.List;

/**
 * What the searches of all collections share. Safe for use by many threads.
 *
 * @param rerankers by id; they stay the caller's to close
 * @param calls threads for what others wrote
 */
public record SharedSearch(Plugins<Reranker> rerankers, LimitedCalls calls)
    implements AutoCloseable {

  /** Puts the parts together. */
  public static SharedSearch of(List<Reranker> rerankers) {
    return new SharedSearch(
        Plugins.of("reranker", rerankers, reranker -> List.of(reranker.id())), new LimitedCalls());
  }

  /** Ends the calls under way. */
  @Override
  public void close() {
    calls.close();
  }
}
