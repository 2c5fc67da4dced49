package io.astraflow.core.internal.listing;

import io.astraflow.collection.Document;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentRow.Published;
import io.astraflow.spi.store.PendingDocument;
import java.util.List;
import java.util.Optional;

/** Shows stored documents as callers see them. */
public final class Documents {
  private Documents() {}

  /** Returns a row as callers see it. */
  public static Document of(DocumentRow row) {
    PendingDocument newest = row.newest();
    Optional<Published> served = row.published();
    return new Document(
        newest.key(),
        newest.source(),
        served.map(Published::title).orElse(newest.source()),
        served.map(Published::mediaType).or(newest::mediaType).orElse("application/octet-stream"),
        newest.sha256(),
        newest.bytes(),
        served.map(Published::pages).orElse(0),
        served.map(Published::chunks).orElse(0),
        row.status(),
        row.failure(),
        served.map(Published::notes).orElse(List.of()),
        served.map(Published::metadata).orElse(newest.metadata()),
        served.map(Published::at));
  }
}
