package io.astraflow.retrieval;

import java.util.List;
import java.util.Optional;

/**
 * A retrieved chunk with its scores. Immutable.
 *
 * @param chunkId unique in its data folder
 * @param documentId the document it is from
 * @param source that document's source
 * @param title that document's title
 * @param page counted from 1; 0 where the format has no pages
 * @param start offset of its first UTF-16 unit in the document's extracted text
 * @param end offset behind its last one
 * @param heading the headings above it, joined by {@code " > "}; may be empty
 * @param text the extracted text from {@code start} to {@code end}, to the letter
 * @param score what the ranking is by, higher is better; comparable within one result only. With
 *     {@link Ranking#relevanceShare()} passages are in another order than by their score
 * @param explanation which sides found it, and how the score came about
 * @param highlights where it matches, in order and apart, by offsets into the document's extracted
 *     text; empty unless {@link Matching#highlights()} asks for them
 * @param context what stands around it, if {@link Surroundings} ask for it
 */
public record Passage(
    long chunkId,
    String documentId,
    String source,
    String title,
    int page,
    int start,
    int end,
    String heading,
    String text,
    double score,
    Explanation explanation,
    List<Extent> highlights,
    Optional<Context> context) {

  /** Copies the highlights. */
  public Passage {
    highlights = List.copyOf(highlights);
  }

  /**
   * A part of a document's extracted text.
   *
   * @param start offset of its first UTF-16 unit
   * @param end offset behind its last one
   */
  public record Extent(int start, int end) {}

  /**
   * A passage with what stands around it. Immutable.
   *
   * @param start offset of its first UTF-16 unit in the document's extracted text
   * @param end offset behind its last one
   * @param text the extracted text from {@code start} to {@code end}
   */
  public record Context(int start, int end, String text) {}
}
