package io.astraflow.core.internal.ingest;

import io.astraflow.error.AstraFlowException;
import io.astraflow.error.UnavailableException;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The passages of one ingestion on their way through the embedding model, which is not asked again
 * once it has failed for some documents in a row. Safe for use by many threads.
 */
final class PassageEmbedding {
  private static final int PATIENCE = 3;

  private final EmbeddingAdapter model;
  private final LongAdder nanos = new LongAdder();
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private final AtomicReference<@Nullable EmbeddingAwayException> away = new AtomicReference<>();
  private volatile boolean stopped;

  PassageEmbedding(EmbeddingAdapter model) {
    this.model = model;
  }

  /** Returns how long threads have worked here, summed over them. */
  long nanos() {
    return nanos.sum();
  }

  /** Ends what is yet to do. */
  void stop() {
    stopped = true;
  }

  /** Returns why the model is not asked any more, once that is so. */
  Optional<EmbeddingAwayException> away() {
    return Optional.ofNullable(away.get());
  }

  /** Returns what embeds the texts of one document. */
  OfDocument document() {
    return new OfDocument();
  }

  /**
   * The passages of one document, of which none is asked for any more once some have failed, since
   * the document waits for them. However many fail, it is one failure. Safe for use by many
   * threads.
   */
  final class OfDocument {
    private final AtomicReference<@Nullable EmbeddingAwayException> failed =
        new AtomicReference<>();

    /**
     * Embeds texts.
     *
     * @param batch texts by their hashes
     * @return vectors by the same hashes
     * @throws EmbeddingAwayException if the model failed in a way that may pass
     */
    Map<String, float[]> embed(List<Map.Entry<String, String>> batch) throws InterruptedException {
      if (stopped) {
        throw new CancellationException("The ingestion has ended");
      }
      throwIfKnown(away.get());
      throwIfKnown(failed.get());
      long start = System.nanoTime();
      List<float[]> vectors = vectors(batch.stream().map(Map.Entry::getValue).toList());
      Map<String, float[]> byHash = new HashMap<>();
      for (int i = 0; i < batch.size(); i++) {
        byHash.put(batch.get(i).getKey(), vectors.get(i));
      }
      nanos.add(System.nanoTime() - start);
      return byHash;
    }

    private List<float[]> vectors(List<String> texts) throws InterruptedException {
      try {
        List<float[]> vectors = PassageVectors.of(model, texts);
        failuresInARow.set(0);
        return vectors;
      } catch (ModelException e) {
        if (!e.kind().mayPass()) {
          throw e;
        }
        throw failed(e);
      } catch (UnavailableException e) {
        throw failed(e);
      }
    }

    private EmbeddingAwayException failed(AstraFlowException failure) {
      EmbeddingAwayException now = new EmbeddingAwayException(failure);
      if (failed.compareAndSet(null, now) && failuresInARow.incrementAndGet() >= PATIENCE) {
        away.compareAndSet(null, now);
      }
      return now;
    }
  }

  private static void throwIfKnown(@Nullable EmbeddingAwayException known) {
    if (known != null) {
      throw known;
    }
  }
}
