package io.astraflow.spi.store;

import io.astraflow.collection.MetadataField;
import io.astraflow.collection.MetadataValue;
import io.astraflow.retrieval.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents by collection and source. */
public interface DocumentTable {

  /** Returns the document with this source. */
  Optional<DocumentRow> findBySource(long collectionId, String source);

  /** Returns the document with this key. */
  Optional<DocumentRow> findByKey(long collectionId, String key);

  /**
   * Returns up to {@code limit} documents ordered by source, those behind {@code afterSource} in
   * UTF-8 byte order; the empty string starts.
   */
  default List<DocumentRow> list(long collectionId, String afterSource, int limit) {
    return list(collectionId, Filter.all(), afterSource, limit);
  }

  /**
   * As {@link #list(long, String, int)}, for those that pass {@code filter}. Filters see what is
   * published; a document that has never been has no field but its source.
   */
  List<DocumentRow> list(long collectionId, Filter filter, String afterSource, int limit);

  /**
   * Returns the fields that the metadata of published documents has, ordered by name; takes time
   * for as many fields as there are, not documents.
   */
  List<MetadataField> fields(long collectionId);

  /**
   * Returns up to {@code limit} values of a field of the metadata, or of an {@link
   * io.astraflow.retrieval.OwnField}, those of most documents first, then in UTF-8 byte order.
   */
  List<MetadataValue> values(long collectionId, String field, int limit);

  /** Returns up to {@code limit} documents that wait, ordered by id, behind {@code afterId}. */
  List<DocumentRow> pending(long collectionId, long afterId, int limit);

  /**
   * Notes that newer bytes wait to be ingested, creating the document if it is new. What was
   * published before stays visible.
   */
  DocumentRow pend(long collectionId, PendingDocument pending);

  /**
   * Makes a version visible and the old one disappear: text, chunks, vectors, terms and metadata.
   * The document is {@code INGESTED} from then on, and the collection's revision grows.
   *
   * @throws IllegalArgumentException if a vector's dimension is not the collection's, or a chunk's
   *     text is not the text at its offsets
   * @throws IllegalStateException if the document is gone
   */
  void publish(long documentId, DocumentVersion version, Instant at);

  /**
   * Adds to the metadata of the published version, in the place of fields of the same names, until
   * another version is published; the collection's revision grows.
   *
   * @param metadata values by their names; an empty value removes a field
   * @return whether there is a published version; if not, nothing happens
   */
  boolean annotate(long documentId, Map<String, String> metadata);

  /**
   * Notes that the waiting bytes could not be ingested. What was published before stays visible.
   */
  void fail(long documentId, String reason, Instant at);

  /** Deletes a document and everything that hangs from it; the collection's revision grows. */
  void delete(long documentId);

  /**
   * Returns the extracted text of the published version, page after page, or nothing if none is.
   */
  Optional<String> text(long documentId);
}
