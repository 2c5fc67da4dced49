package io.astraflow.core.internal.chunk;

import io.astraflow.core.internal.chunk.Unit.Boundary;
import io.astraflow.core.internal.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document's text into chunks along its structure: at headings, then between paragraphs,
 * then between sentences. A chunk's text is a literal part of the document's.
 *
 * <p>Where a chunk ends depends on the text near that place and not on all that came before: a
 * chunk that is at least half full ends before a block whose own text says so (by its hash). After
 * a changed paragraph the boundaries therefore soon fall where they did before, so that most
 * chunks, and their vectors, stay. See Muthitacharoen et al., "A Low-bandwidth Network File System"
 * (2001), for boundaries that the content defines. Immutable.
 */
public final class Chunker {
  private static final int VERSION = 2;

  private final TokenCounter counter;
  private final int maxTokens;
  private final int overlapTokens;
  private final int budget;

  /**
   * Creates a chunker.
   *
   * @param maxTokens the most tokens in a chunk, overlap included
   * @param overlapTokens the most tokens repeated from the chunk before, less than half of that
   */
  public Chunker(TokenCounter counter, int maxTokens, int overlapTokens) {
    if (overlapTokens * 2 >= maxTokens) {
      throw new IllegalArgumentException(
          "overlapTokens must be less than half of chunkTokens: %d of %d"
              .formatted(overlapTokens, maxTokens));
    }
    this.counter = counter;
    this.maxTokens = maxTokens;
    this.overlapTokens = overlapTokens;
    this.budget = maxTokens - overlapTokens;
  }

  /** Returns what changes whenever the same text could be cut elsewhere. */
  public String fingerprint() {
    return "chunker/" + VERSION + "/" + maxTokens + "/" + overlapTokens;
  }

  /** Cuts a text; no text gives no chunk. */
  public List<Chunk> chunks(ExtractedText extracted) {
    List<Unit> units = new Units(extracted.text(), counter, budget).of(extracted.blocks());
    List<Chunk> chunks = new ArrayList<>();
    int first = 0;
    while (first < units.size()) {
      int end = endOfChunk(extracted.text(), units, first);
      chunks.add(chunk(units, withOverlap(units, first), end));
      first = end;
    }
    return chunks;
  }

  private int endOfChunk(String text, List<Unit> units, int first) {
    int tokens = units.get(first).tokens();
    int lastBlock = -1;
    for (int i = first + 1; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.page() != units.get(first).page() // so that a chunk's page is all of its text's
          || (unit.boundary() == Boundary.SECTION && tokens * 4 >= budget)) {
        return i;
      }
      boolean halfFull = tokens * 2 >= budget;
      if (unit.boundary() != Boundary.NONE && halfFull) {
        if (endsHere(text, unit)) {
          return i;
        }
        lastBlock = i;
      }
      int length = unit.span().end() - units.get(first).span().start();
      if (tokens + unit.tokens() > budget || length > Units.longest(budget)) {
        return lastBlock > 0 ? lastBlock : i;
      }
      tokens += unit.tokens();
    }
    return units.size();
  }

  /** Every other block, by its own text. */
  private static boolean endsHere(String text, Unit unit) {
    int hash = unit.span().of(text).hashCode();
    return ((hash ^ (hash >>> 16)) & 1) == 0;
  }

  private int withOverlap(List<Unit> units, int first) {
    int start = first;
    int tokens = 0;
    while (start > 0
        && units.get(start).boundary() != Boundary.SECTION
        && units.get(start - 1).page() == units.get(first).page()
        && tokens + units.get(start - 1).tokens() <= overlapTokens) {
      start--;
      tokens += units.get(start).tokens();
    }
    return start;
  }

  private static Chunk chunk(List<Unit> units, int first, int end) {
    Unit start = units.get(first);
    int tokens = units.subList(first, end).stream().mapToInt(Unit::tokens).sum();
    Span span = new Span(start.span().start(), units.get(end - 1).span().end());
    return new Chunk(span, start.page(), start.heading(), tokens);
  }
}
