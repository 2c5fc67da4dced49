package io.astraflow.core.internal.model.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.policy.ReplyCaching;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies by the meaning of the last turn. All that are kept are looked through, which their number
 * bounds. Safe for use by many threads.
 */
final class SimilarReplies {
  private static final Logger LOG = LoggerFactory.getLogger(SimilarReplies.class);

  private final EmbeddingAdapter embedding;
  private final double threshold;
  private final Cache<Key, Entry> entries;

  private record Key(String context, String question) {}

  private record Entry(float[] vector, ModelReply reply) {}

  SimilarReplies(
      EmbeddingAdapter embedding, double threshold, ReplyCaching caching, Timeline timeline) {
    this.embedding = embedding;
    this.threshold = threshold;
    int vectorBytes = Float.BYTES * embedding.dimension();
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(caching.bytes())
            .weigher(
                (Key key, Entry entry) ->
                    vectorBytes + 2 * key.question().length() + ReplyCache.weight(entry.reply()))
            .expireAfterWrite(caching.timeToLive())
            .ticker(timeline::nanos)
            .executor(Runnable::run)
            .build();
  }

  Optional<ModelReply> find(String context, String question) throws InterruptedException {
    float[] vector = null;
    double best = threshold;
    Entry nearest = null;
    for (var entry : entries.asMap().entrySet()) {
      if (!entry.getKey().context().equals(context)) {
        continue;
      }
      if (vector == null) {
        Optional<float[]> embedded = embedded(question);
        if (embedded.isEmpty()) {
          return Optional.empty();
        }
        vector = embedded.get();
      }
      double cosine = cosine(vector, entry.getValue().vector());
      if (cosine >= best) {
        best = cosine;
        nearest = entry.getValue();
      }
    }
    return Optional.ofNullable(nearest).map(Entry::reply);
  }

  void keep(String context, String question, ModelReply reply) throws InterruptedException {
    embedded(question)
        .ifPresent(vector -> entries.put(new Key(context, question), new Entry(vector, reply)));
  }

  // A cache that cannot work is none; the model is asked all the same.
  private Optional<float[]> embedded(String question) throws InterruptedException {
    try {
      return Optional.of(embedding.embedQuery(question));
    } catch (ModelException e) {
      LOG.warn("{} fails, so no similar requests are found", embedding.id(), e);
      return Optional.empty();
    }
  }

  // Vectors have the length 1.
  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
