package io.astraflow.core.internal.parse;

/**
 * A unit of a document's structure.
 *
 * @param kind what it is
 * @param level a heading's level from 1 to 6, else 0
 * @param page the page from 1, or 0 in a document without pages
 * @param text the literal text, never blank
 */
public record Block(Kind kind, int level, int page, String text) {
  /** What a block is. */
  public enum Kind {
    /** A title of what follows it. */
    HEADING,
    /** Running text. */
    PARAGRAPH,
    /** One item of a list. */
    LIST_ITEM,
    /** A table, one row a line. */
    TABLE,
    /** Preformatted text. */
    CODE
  }

  /** Checks the text and the level. */
  public Block {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a block's text must not be blank");
    }
    if (kind == Kind.HEADING ? level < 1 || level > 6 : level != 0) {
      throw new IllegalArgumentException("level " + level + " does not fit a " + kind);
    }
  }

  /** This block inside another document, whose pages it is not on. */
  Block withoutPage() {
    return page == 0 ? this : new Block(kind, level, 0, text);
  }
}
