package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.DocumentVersion.PageText;

/** Refuses a version whose chunks do not fit its text or its collection. */
final class VersionCheck {
  private VersionCheck() {}

  /**
   * Does nothing if the version is sound.
   *
   * @throws IllegalArgumentException if it is not
   */
  static void check(DocumentVersion version, int dimension) {
    StringBuilder joined = new StringBuilder();
    for (PageText page : version.pages()) {
      joined.append(page.text());
    }
    String text = joined.toString();
    for (NewChunk chunk : version.chunks()) {
      check(chunk, text, dimension);
    }
  }

  private static void check(NewChunk chunk, String text, int dimension) {
    if (chunk.vector().length != dimension) {
      throw new IllegalArgumentException(
          "a vector has " + chunk.vector().length + " numbers, its collection's have " + dimension);
    }
    if (chunk.start() < 0
        || chunk.end() - chunk.start() != chunk.text().length()
        || !text.startsWith(chunk.text(), chunk.start())) {
      throw new IllegalArgumentException(
          "a chunk's text is not the document's text from " + chunk.start() + " to " + chunk.end());
    }
  }
}
