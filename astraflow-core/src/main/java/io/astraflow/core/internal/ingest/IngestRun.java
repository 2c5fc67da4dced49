package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.parse.ParseRequest;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.error.UnavailableException;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.IngestReport;
import io.astraflow.ingest.Source;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.model.ModelException;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ingestion, from its call to its report. The calling thread reads sources and commits; reader
 * threads parse and cut, embedding threads embed; how much is under way is bounded. One thread,
 * once.
 */
final class IngestRun {
  private static final int KEPT_AT_ONCE = 32;
  private static final int MOST_UNDER_WAY = 96;
  private static final long MOST_BYTES_UNDER_WAY = 16L << 20;

  private static final Set<ModelException.Kind> REFUSALS =
      EnumSet.of(
          ModelException.Kind.REFUSED, ModelException.Kind.BLOCKED, ModelException.Kind.TOO_LONG);

  private static final Logger LOG = LoggerFactory.getLogger(IngestRun.class);

  private final Store store;
  private final CollectionRow collection;
  private final Assembly assembly;
  private final Intake intake;
  private final Preparer preparer;
  private final PassageEmbedding embedding;
  private final Workers workers;
  private final IngestOptions options;
  private final AfterPublication after;
  private final Runnable whenAway;
  private final Tally tally;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> unread = new HashSet<>();
  private final Deque<Arrival> arrivals = new ArrayDeque<>();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private long arrivedBytes;
  private long bytesUnderWay;
  private long started;
  private @Nullable AstraFlowException away;

  /**
   * Creates a run.
   *
   * @param whenAway called before the first document is left to wait for the embedding model
   */
  IngestRun(
      Store store,
      CollectionRow collection,
      Pipeline pipeline,
      Intake intake,
      Preparer preparer,
      PassageEmbedding embedding,
      Workers workers,
      IngestOptions options,
      AfterPublication after,
      Runnable whenAway) {
    this.store = store;
    this.collection = collection;
    this.assembly = new Assembly(pipeline);
    this.intake = intake;
    this.preparer = preparer;
    this.embedding = embedding;
    this.workers = workers;
    this.options = options;
    this.after = after;
    this.whenAway = whenAway;
    this.tally = new Tally(options.listener());
  }

  IngestReport run(Source source) throws InterruptedException {
    boolean cancelled = false;
    try {
      long[] count = new long[1];
      source.forEach(document -> count[0]++);
      tally.found(count[0]);
      resume();
      source.forEach(this::offerUnchecked);
      drain();
      if (options.deleteVanished()) {
        deleteVanished(source);
      }
    } catch (Cancelled e) {
      cancelled = true;
    } catch (Interrupted e) {
      throw e.interruption();
    } catch (CancellationException | RejectedExecutionException e) {
      throw new IllegalStateException("This AstraFlow was closed during the ingestion", e);
    } finally {
      abandon();
    }
    return tally.report(
        embedding.nanos(), cancelled, waiting(), away().map(e -> String.valueOf(e.getMessage())));
  }

  /** Returns what the embedding model failed with, if a document waits for it. */
  Optional<AstraFlowException> away() {
    return Optional.ofNullable(away);
  }

  private long waiting() {
    return away == null
        ? 0
        : store.<Long>read(tx -> tx.collections().counts(collection.id()).pending());
  }

  /** Finishes what an earlier ingestion left pending. */
  private void resume() throws InterruptedException {
    long afterId = 0;
    List<DocumentRow> rows = pendingAfter(afterId);
    while (!rows.isEmpty()) {
      tally.found(rows.size());
      for (DocumentRow row : rows) {
        checkStop();
        afterId = row.id();
        resume(row);
      }
      rows = pendingAfter(afterId);
    }
    drain();
  }

  private void resume(DocumentRow row) throws InterruptedException {
    Optional<EmbeddingAwayException> gone = embedding.away();
    if (gone.isPresent()) {
      postpone(row, gone.get());
      return;
    }
    try {
      makeRoom(row.newest().bytes());
      start(row, intake.kept(row));
    } catch (IOException e) {
      tally.failed(row.newest().source(), "its kept bytes: " + Unread.bytes(e));
    }
  }

  private List<DocumentRow> pendingAfter(long afterId) {
    return store.read(tx -> tx.documents().pending(collection.id(), afterId, KEPT_AT_ONCE));
  }

  private void offerUnchecked(SourceDocument document) {
    try {
      offer(document);
    } catch (InterruptedException e) {
      throw new Interrupted(e);
    }
  }

  private void offer(SourceDocument document) throws InterruptedException {
    checkStop();
    if (!seen.add(document.source())) {
      drain(); // the same source twice: the later bytes follow the earlier ones
    }
    read(document);
    if (arrivals.size() >= KEPT_AT_ONCE || arrivedBytes >= MOST_BYTES_UNDER_WAY / 2) {
      startArrivals();
    }
  }

  private void read(SourceDocument document) throws InterruptedException {
    try {
      intake.read(document).ifPresentOrElse(this::collect, () -> tally.skipped(document.source()));
    } catch (IOException e) {
      unread.add(document.source());
      tally.failed(document.source(), Unread.bytes(e));
    } catch (UnavailableException e) {
      checkStop(); // an interruption closes the file that is being written
      throw e;
    }
  }

  private void collect(Arrival arrival) {
    arrivals.add(arrival);
    arrivedBytes += arrival.pending().bytes();
  }

  private void startArrivals() throws InterruptedException {
    List<DocumentRow> rows = intake.keep(List.copyOf(arrivals));
    arrivedBytes = 0;
    for (DocumentRow row : rows) {
      makeRoom(arrivals.element().bytes().size());
      start(row, arrivals.remove().bytes());
    }
  }

  private void makeRoom(long bytes) throws InterruptedException {
    while (!underWay.isEmpty()
        && (underWay.size() >= MOST_UNDER_WAY || bytesUnderWay + bytes > MOST_BYTES_UNDER_WAY)) {
      finishOldest();
    }
  }

  private void start(DocumentRow row, Spool bytes) {
    Optional<EmbeddingAwayException> gone = embedding.away();
    if (gone.isPresent()) {
      close(bytes);
      postpone(row, gone.get());
      return;
    }
    ParseRequest request =
        new ParseRequest(
            row.newest().source(),
            bytes,
            row.newest().mediaType(),
            options.passwords(),
            intake.temporary());
    bytesUnderWay += bytes.size();
    long turn = ++started;
    underWay.add(
        new UnderWay(row, bytes, workers.readers().submit(() -> preparer.prepare(request, turn))));
  }

  private void drain() throws InterruptedException {
    if (!arrivals.isEmpty()) {
      startArrivals();
    }
    while (!underWay.isEmpty()) {
      checkStop();
      finishOldest();
    }
  }

  private void finishOldest() throws InterruptedException {
    UnderWay oldest = underWay.element();
    String source = oldest.row().newest().source();
    try {
      Prepared prepared = oldest.preparing().get();
      DocumentVersion version = assembly.version(oldest.row().newest(), prepared);
      if (publish(oldest.row(), version)) {
        tally.published(source, oldest.row().published().isEmpty(), prepared);
      } else {
        tally.failed(source, "it was deleted while it was ingested");
      }
    } catch (ExecutionException e) {
      fail(oldest.row(), e.getCause() == null ? e : e.getCause());
    } catch (OutOfMemoryError e) {
      fail(oldest.row(), e);
    }
    remove(oldest);
    preparer.finished();
  }

  private boolean publish(DocumentRow row, DocumentVersion version) {
    String key = row.newest().key();
    Optional<Runnable> committed =
        store.write(
            tx ->
                tx.documents()
                    .findByKey(collection.id(), key)
                    .map(
                        there -> {
                          Instant now = Instant.now();
                          tx.documents().publish(row.id(), version, now);
                          return after.published(tx, key, now);
                        }));
    committed.ifPresent(Runnable::run);
    return committed.isPresent();
  }

  /** Leaves a document pending. */
  private void postpone(DocumentRow row, EmbeddingAwayException why) {
    if (away == null) {
      LOG.warn("Documents of '{}' wait to be embedded", collection.name(), why.failure());
      whenAway.run();
      away = why.failure();
    }
    tally.postponed(row.newest().source());
  }

  /** Marks a document as failed by its own fault; whatever else failed ends the ingestion. */
  private void fail(DocumentRow row, Throwable cause) {
    if (cause instanceof EmbeddingAwayException notNow) {
      postpone(row, notNow);
      return;
    }
    boolean itsFault = cause instanceof InvalidInputException || isRefusal(cause);
    if (cause instanceof AstraFlowException notItsFault && !itsFault) {
      throw notItsFault;
    }
    if (cause instanceof InterruptedException) {
      throw new CancellationException("A worker was stopped");
    }
    String reason = itsFault ? String.valueOf(cause.getMessage()) : Unread.text(cause);
    if (!itsFault) {
      LOG.warn("{} failed unexpectedly", row.newest().source(), cause);
    }
    store.write(
        tx -> {
          tx.documents().fail(row.id(), reason, Instant.now());
          return true;
        });
    tally.failed(row.newest().source(), reason);
  }

  /** Returns whether the embedding model takes other texts, but not this one. */
  private static boolean isRefusal(Throwable cause) {
    return cause instanceof ModelException model && REFUSALS.contains(model.kind());
  }

  private void deleteVanished(Source source) throws InterruptedException {
    String after = "";
    List<DocumentRow> rows = documentsAfter(after);
    while (!rows.isEmpty()) {
      for (DocumentRow row : rows) {
        checkStop();
        after = row.newest().source();
        if (!seen.contains(after) && source.covers(after) && !liesInUnread(after)) {
          store.write(
              tx -> {
                tx.documents().delete(row.id());
                return true;
              });
          tally.deleted(after);
        }
      }
      rows = documentsAfter(after);
    }
  }

  /** What lies in a directory that could not be listed has not vanished. */
  private boolean liesInUnread(String source) {
    return unread.stream().anyMatch(source::startsWith);
  }

  private List<DocumentRow> documentsAfter(String source) {
    return store.read(tx -> tx.documents().list(collection.id(), source, 500));
  }

  private void checkStop() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The ingestion was interrupted; what was committed stays");
    }
    if (options.cancellation().isCancelled()) {
      throw new Cancelled();
    }
  }

  /** Stops what is still under way after a cancellation or failure; its documents stay pending. */
  private void abandon() {
    for (Arrival arrival : arrivals) {
      close(arrival.bytes());
    }
    embedding.stop();
    while (!underWay.isEmpty()) {
      UnderWay next = underWay.element();
      next.preparing().cancel(true);
      remove(next);
    }
  }

  private void remove(UnderWay finished) {
    underWay.remove(finished);
    bytesUnderWay -= finished.bytes().size();
    close(finished.bytes());
  }

  private static void close(Spool bytes) {
    try {
      bytes.close();
    } catch (IOException e) {
      LOG.warn("A temporary file could not be deleted: {}", e.getMessage());
    }
  }
}
