package io.astraflow.benchmarks.vectors;

import io.astraflow.model.EmbeddingAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Embeds texts on every core and keeps what is done, block by block. For one thread at a time. */
final class Embedding {
  private static final int BLOCK = 2_000;
  private static final int BATCH = 50;

  private final EmbeddingAdapter model;

  Embedding(EmbeddingAdapter model) {
    this.model = model;
  }

  /** Embeds the first {@code count} passages that have no vector yet. */
  void passages(EmbeddedTexts into, List<String> texts, int count)
      throws IOException, InterruptedException {
    embed(into, texts, count, model::embedPassages);
  }

  /** Embeds questions. */
  void questions(EmbeddedTexts into, List<String> texts) throws IOException, InterruptedException {
    embed(into, texts, texts.size(), this::queries);
  }

  private List<float[]> queries(List<String> texts) throws InterruptedException {
    List<float[]> vectors = new ArrayList<>();
    for (String text : texts) {
      vectors.add(model.embedQuery(text));
    }
    return vectors;
  }

  private void embed(EmbeddedTexts into, List<String> texts, int count, Batch batch)
      throws IOException, InterruptedException {
    into.repair();
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      long start = System.nanoTime();
      int before = into.size();
      for (int from = before; from < count; from = into.size()) {
        List<String> block = texts.subList(from, Math.min(count, from + BLOCK));
        into.append(block, vectors(threads, block, batch));
        double rate = (into.size() - before) / ((System.nanoTime() - start) / 1e9);
        System.err.printf(
            Locale.ROOT, "Embedded %,d of %,d texts, %.0f a second%n", into.size(), count, rate);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<float[]> vectors(ExecutorService threads, List<String> block, Batch batch)
      throws InterruptedException {
    List<Callable<List<float[]>>> batches = new ArrayList<>();
    for (int from = 0; from < block.size(); from += BATCH) {
      List<String> texts = block.subList(from, Math.min(block.size(), from + BATCH));
      batches.add(() -> batch.embed(texts));
    }
    List<float[]> vectors = new ArrayList<>();
    for (Future<List<float[]>> done : threads.invokeAll(batches)) {
      try {
        vectors.addAll(done.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("Embedding failed: " + e.getCause(), e);
      }
    }
    return vectors;
  }

  private interface Batch {
    List<float[]> embed(List<String> texts) throws InterruptedException;
  }
}
