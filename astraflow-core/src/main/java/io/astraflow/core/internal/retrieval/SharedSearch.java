package io.astraflow.core.internal.retrieval;

import io.astraflow.core.internal.plugin.Plugins;
import io.astraflow.core.internal.retrieval.cache.QueryCache;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.core.internal.retrieval.ranking.ChatReranker;
import io.astraflow.core.internal.retrieval.understanding.QueryUnderstanding;
import io.astraflow.model.ModelAdapter;
import io.astraflow.retrieval.Reranker;
import java.util.ArrayList;
import java.util.List;

/**
 * What the searches of all collections share. Safe for use by many threads.
 *
 * @param understanding asks the language model, if there is one
 * @param rerankers by id; they stay the caller's to close
 * @param cache results of earlier searches
 * @param calls threads for what others wrote
 */
public record SharedSearch(
    QueryUnderstanding understanding,
    Plugins<Reranker> rerankers,
    QueryCache<Retrieved> cache,
    LimitedCalls calls)
    implements AutoCloseable {

  /**
   * Puts the parts together, without a language model.
   *
   * @param cacheBytes the most that kept results take; 0 keeps none
   * @throws io.astraflow.error.ConfigurationException if two rerankers have one id
   */
  public static SharedSearch of(List<Reranker> rerankers, long cacheBytes) {
    LimitedCalls calls = new LimitedCalls();
    return new SharedSearch(
        new QueryUnderstanding(null, calls),
        byId(rerankers),
        new QueryCache<>(cacheBytes, Retrieved::characters),
        calls);
  }

  /**
   * Returns this with a language model, which understands queries and is a reranker; it stays the
   * caller's to close.
   *
   * @throws io.astraflow.error.ConfigurationException if another reranker has its id
   */
  public SharedSearch with(ModelAdapter chat) {
    List<Reranker> all = new ArrayList<>(rerankers.all());
    all.add(new ChatReranker(chat));
    return new SharedSearch(new QueryUnderstanding(chat, calls), byId(all), cache, calls);
  }

  private static Plugins<Reranker> byId(List<Reranker> rerankers) {
    return Plugins.of("reranker", rerankers, reranker -> List.of(reranker.id()));
  }

  /** Ends the calls under way. */
  @Override
  public void close() {
    calls.close();
  }
}
