package io.astraflow.core.internal.parse;

import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks and notes gathered so far from one document and from those inside it. One thread at a
 * time.
 */
public final class Extraction {
  private final Budget budget;
  private final FormatParser anyFormat;
  private final int depth;
  private final List<Block> blocks;
  private final List<String> notes;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private String title = "";
  private boolean ocrMissing;

  Extraction(Budget budget, FormatParser anyFormat) {
    this(budget, anyFormat, 0, new ArrayList<>(), new ArrayList<>());
  }

  private Extraction(
      Budget budget, FormatParser anyFormat, int depth, List<Block> blocks, List<String> notes) {
    this.budget = budget;
    this.anyFormat = anyFormat;
    this.depth = depth;
    this.blocks = blocks;
    this.notes = notes;
  }

  /** What may still be spent. */
  public Budget budget() {
    return budget;
  }

  /** Adds a block without a page. */
  public void add(Block.Kind kind, String text) throws InterruptedException {
    add(kind, 0, text);
  }

  /** Adds a block that is no heading. Blank text is left out. */
  public void add(Block.Kind kind, int page, String text) throws InterruptedException {
    addBlock(kind, 0, page, text);
  }

  /** Adds a heading. Blank text is left out. */
  public void heading(int level, int page, String text) throws InterruptedException {
    addBlock(Block.Kind.HEADING, Math.min(6, Math.max(1, level)), page, text);
  }

  private void addBlock(Block.Kind kind, int level, int page, String text)
      throws InterruptedException {
    checkInterrupted();
    String clean = trim(kind, CleanText.of(text));
    if (clean.isBlank() || isFull()) {
      return;
    }
    int granted = budget.spendCharacters(clean.length());
    if (granted < clean.length()) {
      note("the text after " + budget.limits().characters() + " characters was left out");
      clean = CleanText.of(clean.substring(0, granted));
    }
    if (!clean.isBlank()) {
      blocks.add(new Block(kind, level, page, clean));
    }
  }

  private static String trim(Block.Kind kind, String text) {
    if (kind != Block.Kind.CODE) {
      return text.strip();
    }
    int start = 0;
    for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
      start = text.charAt(i) == '\n' ? i + 1 : start;
    }
    return text.substring(start).stripTrailing();
  }

  /** Whether further text would be left out. */
  public boolean isFull() {
    return budget.isSpent();
  }

  /** Ends the parse when the calling thread was interrupted. */
  public void checkInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("the parse was interrupted");
    }
  }

  /** Sets the title, unless it has one. */
  public void title(String text) {
    if (title.isEmpty()) {
      title = CleanText.of(text).replace('\n', ' ').strip();
    }
  }

  /** Adds what the document says about itself. Blank values are left out. */
  public void metadata(String name, String value) {
    String clean = CleanText.of(value).strip();
    if (!clean.isEmpty()) {
      metadata.put(name, clean);
    }
  }

  /** Says what could not be read, once. */
  public void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  /** Says that pictures were left unread because there is no program to read them. */
  public void ocrMissing(String text) {
    ocrMissing = true;
    note(text);
  }

  /**
   * Parses a document inside this one, under a heading with its name. What cannot be read becomes a
   * note.
   */
  public void parseInner(ParseRequest request) throws InterruptedException {
    checkInterrupted();
    budget.spendEntry();
    if (depth >= budget.limits().depth()) {
      note(request.source() + ": left out, it is more than " + depth + " archives deep");
      return;
    }
    Extraction inner =
        new Extraction(budget, anyFormat, depth + 1, new ArrayList<>(), new ArrayList<>());
    try {
      anyFormat.parse(request, request.mediaType().orElse(""), inner);
    } catch (InvalidInputException e) {
      inner.note(Optional.ofNullable(e.getMessage()).orElse("it could not be read"));
    } catch (IOException e) {
      inner.note("it could not be read: " + e.getMessage());
    }
    adopt(request.source(), inner);
  }

  private void adopt(String source, Extraction inner) {
    if (!inner.blocks.isEmpty()) {
      blocks.add(new Block(Block.Kind.HEADING, Math.min(6, depth + 1), 0, CleanText.of(source)));
      inner.blocks.forEach(block -> blocks.add(block.withoutPage()));
    }
    ocrMissing |= inner.ocrMissing;
    for (String text : inner.notes) {
      note(source + ": " + text);
    }
  }

  /** Whether nothing was extracted so far. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  ParsedDocument toDocument(String mediaType, String fallbackTitle) {
    if (blocks.isEmpty() && notes.isEmpty()) {
      note("no text was found in it");
    }
    return new ParsedDocument(
        title.isEmpty() ? fallbackTitle : title, mediaType, metadata, blocks, notes, ocrMissing);
  }
}
