package io.astraflow.core.internal.parse.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a "pax" header says of the entry after it: lines {@code length key=value}. */
final class PaxRecords {
  private PaxRecords() {}

  /** The values by their keys. */
  static Map<String, String> of(byte[] bytes) throws IOException {
    Map<String, String> records = new HashMap<>();
    int start = 0;
    while (start < bytes.length && bytes[start] != 0) {
      int space = start;
      while (space < bytes.length && bytes[space] != ' ') {
        space++;
      }
      int end = start + number(new String(bytes, start, space - start, StandardCharsets.US_ASCII));
      if (end <= space + 1 || end > bytes.length) {
        throw new IOException("an extended header's length is wrong");
      }
      String line = new String(bytes, space + 1, end - space - 2, StandardCharsets.UTF_8);
      int equal = line.indexOf('=');
      if (equal > 0) {
        records.put(line.substring(0, equal), line.substring(equal + 1));
      }
      start = end;
    }
    return records;
  }

  private static int number(String digits) throws IOException {
    try {
      return Math.max(0, Integer.parseInt(digits));
    } catch (NumberFormatException e) {
      throw new IOException("an extended header has no number where one must be: " + digits, e);
    }
  }
}
