package io.astraflow.core.internal.listing;

import io.astraflow.collection.Chunk;
import io.astraflow.collection.Document;
import io.astraflow.core.internal.retrieval.FilterCheck;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.retrieval.Filter;
import io.astraflow.spi.store.ChunkRow;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.Store;
import java.util.List;

/** Lists what a collection holds, a page at a time. Safe for use by many threads. */
public final class Listing {
  private final Store store;
  private final long collectionId;
  private final String name;
  private final FilterCheck filters;

  /** Lists this collection. */
  public Listing(Store store, CollectionRow collection) {
    this.store = store;
    collectionId = collection.id();
    // Ids begin anew in each data folder, where a cursor may have been taken from.
    name = collection.id() + " of " + collection.createdAt();
    filters = new FilterCheck(store, collection.id());
  }

  /** Returns a page of the documents that pass a filter, by source. */
  public Page<Document> documents(Filter filter, PageRequest request) {
    filters.check(filter);
    Cursor cursor = new Cursor("documents of " + name);
    String after = request.after().map(cursor::read).orElse("");
    List<DocumentRow> rows =
        store.read(tx -> tx.documents().list(collectionId, filter, after, request.limit() + 1));
    return Pages.of(rows, request, Documents::of, row -> cursor.write(row.newest().source()));
  }

  /** Returns a page of all chunks, by id. */
  public Page<Chunk> chunks(PageRequest request) {
    Cursor cursor = new Cursor("chunks of " + name);
    long after = after(request, cursor);
    List<ChunkRow> rows =
        store.read(tx -> tx.chunks().list(collectionId, after, request.limit() + 1));
    return Pages.of(rows, request, Listing::chunk, row -> cursor.write(Long.toString(row.id())));
  }

  /** Returns a page of a document's chunks, in their order; none where it is unknown. */
  public Page<Chunk> chunks(String documentKey, PageRequest request) {
    Cursor cursor = new Cursor("chunks of the document " + documentKey + " in " + name);
    long after = after(request, cursor);
    List<ChunkRow> rows =
        store.read(
            tx ->
                tx.documents()
                    .findByKey(collectionId, documentKey)
                    .map(row -> tx.chunks().listDocument(row.id(), after, request.limit() + 1))
                    .orElse(List.of()));
    return Pages.of(rows, request, Listing::chunk, row -> cursor.write(Long.toString(row.id())));
  }

  private static long after(PageRequest request, Cursor cursor) {
    return request.after().map(cursor::read).map(Long::parseLong).orElse(0L);
  }

  private static Chunk chunk(ChunkRow row) {
    return new Chunk(
        row.id(),
        row.documentKey(),
        row.source(),
        row.title(),
        row.page(),
        row.start(),
        row.end(),
        row.heading(),
        row.text());
  }
}
