package io.astraflow.benchmarks.scale;

import io.astraflow.benchmarks.Footprint;
import io.astraflow.benchmarks.Heap;
import io.astraflow.collection.Collection;
import io.astraflow.collection.CollectionOptions;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.Status;
import io.astraflow.ingest.Cancellation;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.retrieval.SearchMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Takes one size in, searches it, and opens it again, in a data folder of its own. One thread,
 * once.
 */
final class ScaleRun {
  private static final CollectionOptions OPTIONS =
      CollectionOptions.ofDefaults()
          .withEmbeddingModel(LookedUpEmbeddings.MODEL)
          .withChunkTokens(ScaleTexts.MOST_WORDS);

  private final int chunks;
  private final Path folder;
  private final double seconds;
  private final VectorPool pool;
  private final long heapBefore;
  private final ScaleRow.Draft row = new ScaleRow.Draft();

  /**
   * Prepares a run.
   *
   * @param seconds the most that each kind of search is measured for
   */
  ScaleRun(int chunks, Path folder, double seconds) throws IOException {
    this.chunks = chunks;
    this.folder = folder;
    this.seconds = seconds;
    this.pool = VectorPool.open();
    this.heapBefore = Heap.used();
  }

  /** Measures. */
  ScaleRow measure() throws IOException, InterruptedException {
    row.with("chunks", chunks)
        .with("java", System.getProperty("java.version"))
        .with("maxHeapBytes", Runtime.getRuntime().maxMemory());
    try (AstraFlow astra = AstraFlow.builder(folder).queryCache(0).build()) {
      Collection collection = collection(astra);
      ingest(collection);
      build(collection);
      row.with("heapBytes", Heap.used() - heapBefore);
      searches(collection);
      row.with("index", index(astra.status()));
      row.with("rssBytes", Footprint.process("VmRSS"))
          .with("rssAnonBytes", Footprint.process("RssAnon"));
      close(astra);
    }
    Path index = folder.resolve("index");
    row.with("databaseBytes", Footprint.files(folder, name -> name.startsWith("astraflow.db")))
        .with("snapshotBytes", Footprint.files(index, name -> name.endsWith(".index")))
        .with("vectorsFileBytes", Footprint.files(index, name -> !name.endsWith(".index")));
    long start = System.nanoTime();
    try (AstraFlow astra = AstraFlow.builder(folder).queryCache(0).build()) {
      Collection collection = collection(astra);
      search(collection, SearchMode.SEMANTIC);
      row.with("openSeconds", secondsSince(start));
      say("opened again", secondsSince(start));
      besideAnIngestion(collection);
    }
    return row.row();
  }

  private static Collection collection(AstraFlow astra) {
    return astra.workspace().collection("scale", OPTIONS);
  }

  private void ingest(Collection collection) throws InterruptedException {
    Progress progress = new Progress(chunks);
    IngestReport report =
        collection
            .ingestor()
            .ingest(
                new ScaleTexts(pool, 0, chunks),
                IngestOptions.builder().listener(progress).build());
    long there = collection.stats().chunks();
    if (there != chunks || !report.failures().isEmpty()) {
      throw new IllegalStateException(
          "Of %d chunks %d are there; failures: %s".formatted(chunks, there, report.failures()));
    }
    double seconds = report.elapsed().toNanos() / 1e9;
    row.with("ingestSeconds", seconds)
        .with("chunksPerSecond", chunks / seconds)
        .with("firstTenthPerSecond", progress.firstTenth())
        .with("lastTenthPerSecond", progress.lastTenth());
  }

  private void build(Collection collection) throws InterruptedException {
    long start = System.nanoTime();
    search(collection, SearchMode.SEMANTIC);
    long end = Math.max(new IndexThreads().awaitQuiet(), start);
    row.with("indexBuildSeconds", (end - start) / 1e9);
    say("index built", (end - start) / 1e9);
  }

  private void searches(Collection collection) throws InterruptedException {
    for (SearchMode mode : SearchMode.values()) {
      Latencies found = Latencies.of(collection, mode, pool.questions(), seconds);
      row.with(mode.name().toLowerCase(Locale.ROOT), found);
      say(mode + " p95, ms", found.quantile(.95));
    }
  }

  private void close(AstraFlow astra) {
    long start = System.nanoTime();
    astra.close();
    row.with("closeSeconds", secondsSince(start));
  }

  /** Searches while more documents arrive. */
  private void besideAnIngestion(Collection collection) throws InterruptedException {
    new IndexThreads().awaitQuiet();
    Latencies.of(collection, SearchMode.SEMANTIC, pool.questions(), seconds / 4);
    Cancellation stop = new Cancellation();
    CompletableFuture<IngestReport> ingestion =
        CompletableFuture.supplyAsync(() -> more(collection, stop));
    long deadline = System.nanoTime() + (long) (seconds * 1e9);
    Latencies found =
        Latencies.of(
            collection,
            SearchMode.SEMANTIC,
            pool.questions(),
            () -> System.nanoTime() < deadline && !ingestion.isDone());
    stop.cancel();
    IngestReport report = ingestion.join();
    row.with("searchWhileIngest", found)
        .with("searchesWhileIngesting", found.sorted().length)
        .with("ingestWhileSearchedPerSecond", report.chunks() / (report.elapsed().toNanos() / 1e9));
    say("semantic p95 while ingesting, ms", found.quantile(.95));
  }

  private IngestReport more(Collection collection, Cancellation stop) {
    try {
      return collection
          .ingestor()
          .ingest(
              new ScaleTexts(pool, chunks, 1_000_000),
              IngestOptions.builder().cancellation(stop).build());
    } catch (InterruptedException e) {
      throw new IllegalStateException("The ingestion was interrupted", e);
    }
  }

  private void search(Collection collection, SearchMode mode) throws InterruptedException {
    if (Latencies.search(collection, mode, pool.questions().get(0)) == 0) {
      throw new IllegalStateException("A search found nothing");
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void say(String what, double value) {
    System.err.printf(Locale.ROOT, "%,d chunks: %s %.2f%n", chunks, what, value);
  }

  private static String index(Status status) {
    return status.indexes().values().stream()
        .map(Status.Index::description)
        .collect(Collectors.joining(", "));
  }
}
