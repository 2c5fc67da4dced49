package io.astraflow.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One document's name and bytes, not yet opened. Immutable.
 *
 * @param source its name, the same on every run: for files the absolute path
 * @param content opens its bytes anew at each call
 * @param mediaType if the application knows it for certain; else it is detected
 * @param metadata added to what its format says
 */
public record SourceDocument(
    String source, Content content, Optional<String> mediaType, Map<String, String> metadata) {

  /** Copies the metadata and checks the name. */
  public SourceDocument {
    if (source.isBlank()) {
      throw new IllegalArgumentException("A document's source must not be blank");
    }
    metadata = Map.copyOf(metadata);
  }

  /** Returns a document whose bytes are read from a file when they are needed. */
  public static SourceDocument ofFile(Path file) {
    return new SourceDocument(
        file.toAbsolutePath().normalize().toString(),
        () -> Files.newInputStream(file),
        Optional.empty(),
        Map.of());
  }

  /** Returns a document of these bytes, which are copied. */
  public static SourceDocument ofBytes(String source, byte[] bytes, String mediaType) {
    byte[] copy = bytes.clone();
    return new SourceDocument(
        source, () -> new ByteArrayInputStream(copy), Optional.of(mediaType), Map.of());
  }

  /** Returns this document with more metadata. */
  public SourceDocument withMetadata(Map<String, String> more) {
    return new SourceDocument(source, content, mediaType, more);
  }

  /** Opens a document's bytes. */
  @FunctionalInterface
  public interface Content {
    /** Opens the bytes from their start; the caller closes the stream. */
    InputStream open() throws IOException;
  }
}
