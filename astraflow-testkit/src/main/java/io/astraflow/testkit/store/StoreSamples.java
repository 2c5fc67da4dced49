package io.astraflow.testkit.store;

import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.DocumentVersion.PageText;
import io.astraflow.spi.store.PendingDocument;
import io.astraflow.spi.store.Transaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Small collections and documents for tests of stores: a sentence is a chunk, a word is a term. */
public final class StoreSamples {
  /** The dimension of the vectors. */
  public static final int DIMENSION = 4;

  /** When everything happens. */
  public static final Instant AT = Instant.parse("2024-02-29T12:34:56.123456789Z");

  private StoreSamples() {}

  /** Returns a collection to create. */
  public static CollectionRow collection(String workspace, String name) {
    return new CollectionRow(0, workspace, name, "model", "fingerprint", DIMENSION, 120, 10, 0, AT);
  }

  /** Returns the SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Keeps the bytes of {@code text} and notes that they wait under {@code source}. */
  public static long pend(
      Transaction transaction, long collectionId, String source, String text, String... metadata) {
    try {
      transaction
          .blobs()
          .put(sha256(text), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return transaction.documents().pend(collectionId, pending(source, text, metadata)).id();
  }

  /** Pends and publishes a document; its sentences end with full stops. */
  public static long publish(
      Transaction transaction, long collectionId, String source, String text, String... metadata) {
    long id = pend(transaction, collectionId, source, text, metadata);
    transaction.documents().publish(id, version(text, metadata), AT);
    return id;
  }

  /** Returns a document that waits. */
  public static PendingDocument pending(String source, String text, String... metadata) {
    return new PendingDocument(
        "key of " + source,
        source,
        sha256(text),
        text.getBytes(StandardCharsets.UTF_8).length,
        Optional.of("text/plain"),
        map(metadata));
  }

  /** Returns a version of one page for each line of {@code text}. */
  public static DocumentVersion version(String text, String... metadata) {
    return new DocumentVersion(
        sha256(text),
        "pipeline",
        "Title",
        "text/plain",
        List.of("first note", "second note"),
        map(metadata),
        pages(text),
        chunks(text));
  }

  private static List<PageText> pages(String text) {
    List<PageText> pages = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int line = text.indexOf('\n', start);
      int end = line < 0 ? text.length() : line + 1;
      pages.add(new PageText(pages.size() + 1, text.substring(start, end)));
      start = end;
    }
    return pages;
  }

  private static List<NewChunk> chunks(String text) {
    List<NewChunk> chunks = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int stop = text.indexOf('.', start);
      int end = stop < 0 ? text.length() : stop + 1;
      chunks.add(chunk(text.substring(start, end), start, chunks.size()));
      start = end;
    }
    return chunks;
  }

  private static NewChunk chunk(String text, int start, int ordinal) {
    float[] vector = new float[DIMENSION];
    vector[ordinal % DIMENSION] = 1;
    return new NewChunk(
        1, start, start + text.length(), "A > B", text, terms(text), sha256(text), vector);
  }

  private static String terms(String text) {
    return String.join(" ", text.toLowerCase(Locale.ROOT).replace(".", "").trim().split("\\s+"));
  }

  private static Map<String, String> map(String... namesAndValues) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
