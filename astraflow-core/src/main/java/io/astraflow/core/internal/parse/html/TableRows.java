package io.astraflow.core.internal.parse.html;

/** Gathers a table's cells as lines of text, with a bar between cells. */
final class TableRows {
  private static final String BAR = " | ";

  private final StringBuilder rows = new StringBuilder();
  private final StringBuilder row = new StringBuilder();
  private final StringBuilder cell = new StringBuilder();
  private boolean open;
  private int cells;
  private int widest;

  boolean isOpen() {
    return open;
  }

  boolean isOneColumn() {
    endRow();
    return widest <= 1;
  }

  void open() {
    open = true;
    widest = 0;
    cells = 0;
  }

  /** The text of the current cell, to append to. */
  StringBuilder cell() {
    return cell;
  }

  void startCell() {
    if (!cell.toString().isBlank()) {
      endCell();
    }
    cell.setLength(0);
  }

  void endCell() {
    row.append(cells++ == 0 ? "" : BAR).append(cell.toString().strip());
    cell.setLength(0);
  }

  void endRow() {
    if (!cell.toString().isBlank()) {
      endCell();
    }
    widest = Math.max(widest, cells);
    boolean blank = row.chars().allMatch(c -> c == ' ' || c == '|');
    if (!blank) {
      rows.append(row).append('\n');
    }
    row.setLength(0);
    cells = 0;
  }

  /** Ends the table and returns its lines. */
  String close() {
    endRow();
    String lines = rows.toString();
    rows.setLength(0);
    open = false;
    return lines;
  }
}
