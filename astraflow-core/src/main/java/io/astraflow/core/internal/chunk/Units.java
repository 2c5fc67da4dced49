package io.astraflow.core.internal.chunk;

import io.astraflow.core.internal.chunk.ExtractedText.PlacedBlock;
import io.astraflow.core.internal.chunk.Unit.Boundary;
import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.text.Sentences;
import io.astraflow.core.internal.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts blocks into units of at most a chunk's size. For one document and one thread. */
final class Units {
  private final String text;
  private final TokenCounter counter;
  private final int maxTokens;
  private final List<Unit> units = new ArrayList<>();
  private final Deque<Block> headings = new ArrayDeque<>();
  private String headingPath = "";

  Units(String text, TokenCounter counter, int maxTokens) {
    this.text = text;
    this.counter = counter;
    this.maxTokens = maxTokens;
  }

  /**
   * Returns the most UTF-16 units of so many tokens. A tokenizer may count a run that it does not
   * know, however long, as one token.
   */
  static int longest(int tokens) {
    return tokens * 32;
  }

  List<Unit> of(List<PlacedBlock> blocks) {
    for (PlacedBlock placed : blocks) {
      Block block = placed.block();
      boolean heading = block.kind() == Block.Kind.HEADING;
      if (heading) {
        enter(block);
      }
      Boundary boundary = heading ? Boundary.SECTION : Boundary.BLOCK;
      for (Span piece : pieces(placed)) {
        boundary = add(piece, boundary, block.page());
      }
    }
    return units;
  }

  private void enter(Block heading) {
    while (!headings.isEmpty() && headings.peekLast().level() >= heading.level()) {
      headings.removeLast();
    }
    headings.addLast(heading);
    headingPath =
        String.join(" > ", headings.stream().map(h -> h.text().replaceAll("\\s+", " ")).toList());
  }

  private List<Span> pieces(PlacedBlock placed) {
    Span span = placed.span();
    return switch (placed.block().kind()) {
      case HEADING, PARAGRAPH, LIST_ITEM -> Sentences.in(text, span.start(), span.end());
      case TABLE, CODE -> lines(span);
    };
  }

  private List<Span> lines(Span span) {
    List<Span> lines = new ArrayList<>();
    int from = span.start();
    while (from < span.end()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 || newline > span.end() ? span.end() : newline;
      Span line = new Span(from, to).strip(text);
      if (line.length() > 0) {
        lines.add(line);
      }
      from = to + 1;
    }
    return lines;
  }

  /** Adds a piece, cut where it is too long; returns the boundary of whatever follows it. */
  private Boundary add(Span piece, Boundary boundary, int page) {
    int tokens = counter.count(piece.of(text));
    if (tokens <= maxTokens && piece.length() <= longest(maxTokens)) {
      units.add(new Unit(piece, tokens, boundary, page, headingPath));
      return Boundary.NONE;
    }
    Boundary next = boundary;
    int from = piece.start();
    while (from < piece.end()) {
      Span part = longestFitting(from, piece.end());
      Span stripped = part.strip(text);
      if (stripped.length() > 0) {
        int count = counter.count(stripped.of(text));
        units.add(new Unit(stripped, count, next, page, headingPath));
        next = Boundary.NONE;
      }
      from = part.end();
    }
    return next;
  }

  /**
   * Finds the longest part from {@code from} that fits, ending at white space where there is some.
   */
  private Span longestFitting(int from, int to) {
    int fits = nextCodePoint(from);
    int tooLong = Math.min(to, from + longest(maxTokens)) + 1;
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (counter.count(text.substring(from, middle)) <= maxTokens) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    if (fits >= to) {
      return new Span(from, to);
    }
    int space = fits;
    while (space > from && !Character.isWhitespace(text.charAt(space))) {
      space--;
    }
    return new Span(from, space > from ? space : onCodePoint(from, fits));
  }

  private int onCodePoint(int from, int end) {
    boolean splitsPair =
        end < text.length()
            && Character.isLowSurrogate(text.charAt(end))
            && Character.isHighSurrogate(text.charAt(end - 1));
    return splitsPair ? (end - 1 > from ? end - 1 : end + 1) : end;
  }

  private int nextCodePoint(int from) {
    return Math.min(text.length(), from + Character.charCount(text.codePointAt(from)));
  }
}
