package io.astraflow.spi.store;

import java.util.List;
import java.util.Map;

/**
 * A version about to be published. Immutable but for the vectors, which nobody changes.
 *
 * @param sha256 hash of the bytes it was made from
 * @param pipeline fingerprint of the parser, chunker and model that made it
 * @param title its title
 * @param mediaType as detected
 * @param notes what a reader should know
 * @param metadata all of it
 * @param pages the extracted text, in order; one page numbered 0 for formats without pages
 * @param chunks in order
 */
public record DocumentVersion(
    String sha256,
    String pipeline,
    String title,
    String mediaType,
    List<String> notes,
    Map<String, String> metadata,
    List<PageText> pages,
    List<NewChunk> chunks) {

  /** Copies the lists. */
  public DocumentVersion {
    notes = List.copyOf(notes);
    metadata = Map.copyOf(metadata);
    pages = List.copyOf(pages);
    chunks = List.copyOf(chunks);
  }

  /**
   * A page's part of the extracted text. The parts, one after the other, are the whole text.
   *
   * @param number counted from 1, or 0 for formats without pages
   * @param text the part
   */
  public record PageText(int number, String text) {}

  /**
   * A chunk.
   *
   * @param page the page that it starts on, or 0
   * @param start offset into the extracted text
   * @param end offset behind its last UTF-16 unit
   * @param heading the headings above it, joined by {@code " > "}; may be empty
   * @param text the extracted text from {@code start} to {@code end}
   * @param terms what the lexical index keeps: terms separated by single spaces
   * @param textHash SHA-256 of what was embedded, in lower-case hexadecimal
   * @param vector of the collection's dimension, length 1
   */
  public record NewChunk(
      int page,
      int start,
      int end,
      String heading,
      String text,
      String terms,
      String textHash,
      float[] vector) {}
}
