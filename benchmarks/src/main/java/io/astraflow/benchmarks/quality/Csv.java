package io.astraflow.benchmarks.quality;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them. For one thread and one text. */
final class Csv {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** Returns all rows, the header among them; an empty line is none. */
  static List<List<String>> rows(String text) {
    Csv csv = new Csv(text);
    csv.read();
    return csv.rows;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '"' -> quoted();
        case ',' -> endCell();
        case '\n' -> endRow();
        case '\r' -> {
          // Part of the line's end.
        }
        default -> cell.append(c);
      }
    }
    endRow();
  }

  private void quoted() {
    for (int end = text.indexOf('"', at); end >= 0; end = text.indexOf('"', at)) {
      cell.append(text, at, end);
      at = end + 1;
      if (at == text.length() || text.charAt(at) != '"') {
        return;
      }
      cell.append('"');
      at++;
    }
    throw new IllegalArgumentException("A quoted cell does not end: row " + (rows.size() + 1));
  }

  private void endCell() {
    row.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() {
    if (!row.isEmpty() || !cell.isEmpty()) {
      endCell();
      rows.add(row);
      row = new ArrayList<>();
    }
  }
}
