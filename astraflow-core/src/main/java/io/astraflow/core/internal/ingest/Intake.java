package io.astraflow.core.internal.ingest;

import io.astraflow.collection.DocumentStatus;
import io.astraflow.core.internal.text.Sha256;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.UnavailableException;
import io.astraflow.ingest.IngestOptions;
import io.astraflow.ingest.SourceDocument;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.PendingDocument;
import io.astraflow.spi.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sources, tells new bytes from known ones, and keeps the new ones in the store. */
record Intake(
    Store store,
    CollectionRow collection,
    Pipeline pipeline,
    IngestOptions options,
    Path temporary) {

  /**
   * Reads a document's bytes.
   *
   * @return nothing if the collection serves just these bytes already
   */
  Optional<Arrival> read(SourceDocument document) throws IOException, InterruptedException {
    Spool bytes = spool(document);
    boolean arrived = false;
    try {
      PendingDocument pending = pending(document, bytes);
      arrived = !isServed(pending);
      return arrived ? Optional.of(new Arrival(pending, bytes)) : Optional.empty();
    } finally {
      if (!arrived) {
        bytes.close();
      }
    }
  }

  private Spool spool(SourceDocument document) throws IOException {
    try (InputStream in = document.content().open()) {
      return Spool.of(in, options.maxDocumentBytes(), temporary);
    } catch (AstraFlowException e) {
      throw e; // not the document's fault
    } catch (RuntimeException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
    }
  }

  private PendingDocument pending(SourceDocument document, Spool bytes) {
    return new PendingDocument(
        key(document.source()),
        document.source(),
        bytes.sha256Hex(),
        bytes.size(),
        document.mediaType(),
        metadata(document));
  }

  /** Keeps the bytes of all arrivals and notes that they wait, in one transaction. */
  List<DocumentRow> keep(List<Arrival> arrivals) {
    return store.write(
        tx -> {
          List<DocumentRow> rows = new ArrayList<>(arrivals.size());
          for (Arrival arrival : arrivals) {
            try (InputStream in = arrival.bytes().open()) {
              tx.blobs().put(arrival.pending().sha256(), in);
            } catch (IOException e) {
              throw new UnavailableException(
                  "The bytes of %s cannot be read again from %s (%s): check the disk"
                      .formatted(arrival.pending().source(), temporary, e.getMessage()),
                  e);
            }
            rows.add(tx.documents().pend(collection.id(), arrival.pending()));
          }
          return rows;
        });
  }

  /** Reads the kept bytes of a document that waits. */
  Spool kept(DocumentRow document) throws IOException {
    Spool bytes = Spool.collecting(temporary);
    try {
      store.read(
          tx -> {
            tx.blobs().read(document.newest().sha256(), part -> bytes.add(part, part.length));
            return true;
          });
      bytes.finish();
      return bytes;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private boolean isServed(PendingDocument pending) throws InterruptedException {
    Optional<DocumentRow.Published> served =
        store
            .read(tx -> tx.documents().findBySource(collection.id(), pending.source()))
            .filter(row -> row.status() == DocumentStatus.INGESTED)
            .filter(row -> row.newest().equals(pending))
            .flatMap(DocumentRow::published);
    return served.isPresent() && pipeline.isCurrent(served.get().pipeline());
  }

  /** What an earlier ingestion added stays where this one adds nothing. */
  private Map<String, String> known(String source) {
    return store
        .read(tx -> tx.documents().findBySource(collection.id(), source))
        .map(row -> row.newest().metadata())
        .orElse(Map.of());
  }

  private Map<String, String> metadata(SourceDocument document) {
    Map<String, String> metadata = new HashMap<>(options.metadata());
    metadata.putAll(document.metadata());
    return metadata.isEmpty() ? known(document.source()) : metadata;
  }

  private String key(String source) {
    String path = collection.workspace() + '\0' + collection.name() + '\0' + source;
    // UTF-8 would make one name of all that differ in half a character only.
    ByteBuffer units = ByteBuffer.allocate(path.length() * Character.BYTES);
    units.asCharBuffer().put(path);
    byte[] hash = Sha256.of(units.array());
    return HexFormat.of().formatHex(hash, 0, 16);
  }
}
