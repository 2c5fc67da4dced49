package io.astraflow.core.internal.parse.html;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import java.util.Set;

/**
 * Turns HTML elements, told one by one in document order, into blocks. White space is collapsed as
 * a browser does. A table becomes one block with a line for each row; a table that holds another
 * one is layout, and its cells become paragraphs. One thread at a time.
 */
public final class MarkupBlocks {
  private static final Set<String> SKIPPED =
      Set.of("script", "style", "noscript", "template", "nav", "iframe", "object", "svg");
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby",
          "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
          "wbr", "math", "mi", "mn", "mo");

  private final Extraction into;
  private final TableRows table = new TableRows();
  private final StringBuilder text = new StringBuilder();
  private Block.Kind kind = Block.Kind.PARAGRAPH;
  private int level;
  private int page;
  private int skipDepth;
  private int preDepth;
  private int tableDepth;

  /** Creates a converter that adds its blocks to an extraction. */
  public MarkupBlocks(Extraction into) {
    this.into = into;
  }

  /** Starts the next page: a slide, for instance. */
  public void nextPage() throws InterruptedException {
    flush();
    page++;
  }

  /** An element starts; the name is in lower case. */
  public void start(String name) throws InterruptedException {
    if (SKIPPED.contains(name)) {
      skipDepth++;
    }
    if (skipDepth > 0) {
      return;
    }
    if (name.equals("br")) {
      lineBreak();
    } else if (name.equals("table")) {
      startTable();
    } else if (table.isOpen()) {
      startInTable(name);
    } else if (!INLINE.contains(name)) {
      startBlock(name);
    }
  }

  /** An element ends. */
  public void end(String name) throws InterruptedException {
    if (skipDepth > 0) {
      skipDepth -= SKIPPED.contains(name) ? 1 : 0;
      return;
    }
    if (name.equals("table")) {
      endTable();
    } else if (table.isOpen()) {
      endInTable(name);
    } else if (!INLINE.contains(name) && !name.equals("br")) {
      preDepth -= name.equals("pre") && preDepth > 0 ? 1 : 0;
      flush();
    }
  }

  /** Text inside the current element. */
  public void text(String characters) {
    if (skipDepth > 0) {
      return;
    }
    StringBuilder target = table.isOpen() ? table.cell() : text;
    if (preDepth > 0 && !table.isOpen()) {
      target.append(characters);
    } else {
      appendCollapsed(target, characters);
    }
  }

  /** Adds what is left. */
  public void finish() throws InterruptedException {
    endTable();
    flush();
  }

  private void startBlock(String name) throws InterruptedException {
    boolean itemParagraph = name.equals("p") && kind == Block.Kind.LIST_ITEM && text.isEmpty();
    if (itemParagraph) {
      return;
    }
    flush();
    if (name.length() == 2
        && name.charAt(0) == 'h'
        && name.charAt(1) >= '1'
        && name.charAt(1) <= '6') {
      kind = Block.Kind.HEADING;
      level = name.charAt(1) - '0';
    } else if (name.equals("li") || name.equals("dt") || name.equals("dd")) {
      kind = Block.Kind.LIST_ITEM;
    } else if (name.equals("pre")) {
      kind = Block.Kind.CODE;
      preDepth++;
    }
  }

  private void lineBreak() {
    if (table.isOpen()) {
      appendCollapsed(table.cell(), " ");
    } else {
      text.append('\n');
    }
  }

  private void startTable() throws InterruptedException {
    tableDepth++;
    if (table.isOpen()) {
      into.add(Block.Kind.TABLE, page, table.close());
      return;
    }
    flush();
    table.open();
  }

  private void endTable() throws InterruptedException {
    tableDepth = Math.max(0, tableDepth - 1);
    if (table.isOpen()) {
      into.add(table.isOneColumn() ? Block.Kind.PARAGRAPH : Block.Kind.TABLE, page, table.close());
    } else {
      flush();
    }
  }

  private void startInTable(String name) {
    switch (name) {
      case "tr" -> table.endRow();
      case "td", "th" -> table.startCell();
      default -> {
        if (!INLINE.contains(name)) {
          appendCollapsed(table.cell(), " ");
        }
      }
    }
  }

  private void endInTable(String name) {
    switch (name) {
      case "tr", "caption" -> table.endRow();
      case "td", "th" -> table.endCell();
      default -> {
        if (!INLINE.contains(name)) {
          appendCollapsed(table.cell(), " ");
        }
      }
    }
  }

  private void flush() throws InterruptedException {
    if (kind == Block.Kind.HEADING) {
      into.heading(level, page, text.toString());
    } else {
      into.add(kind, page, text.toString());
    }
    text.setLength(0);
    kind = preDepth > 0 ? Block.Kind.CODE : Block.Kind.PARAGRAPH;
  }

  static void appendCollapsed(StringBuilder target, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!space) {
        target.append(c);
      } else if (!target.isEmpty() && !isSpace(target.charAt(target.length() - 1))) {
        target.append(' ');
      }
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n';
  }
}
