package io.astraflow.http.stream;

import io.astraflow.http.ByteInput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lines that end in CR, LF or CRLF, the last one perhaps in nothing; a byte-order mark before the
 * first is left out. A line is there with its CR, without waiting for what follows.
 */
final class Lines {
  private static final int FIRST_BYTES = 8 * 1024;
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private final ByteInput input;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int filled; // Where what has arrived ends.
  private int next; // Where the line after the present one begins.
  private int start;
  private int end;
  private boolean afterReturn; // A line feed that comes now belongs to the line before.
  private boolean first = true;

  Lines(ByteInput input) {
    this.input = input;
  }

  /** Goes to the next line; returns false at the end. */
  boolean advance() throws IOException {
    start = next;
    int at = next;
    while (true) {
      for (; at < filled; at++) {
        byte b = buffer[at];
        if (b == '\n' && afterReturn && at == start) {
          start++;
          afterReturn = false;
        } else if (b == '\n' || b == '\r') {
          afterReturn = b == '\r';
          return line(at, at + 1);
        }
      }
      int moved = start;
      if (!fill()) {
        return start < filled && line(filled, filled);
      }
      at -= moved - start;
    }
  }

  private boolean line(int to, int following) {
    end = to;
    next = following;
    if (first) {
      first = false;
      if (end - start >= 3 && mark(0, 0xEF) && mark(1, 0xBB) && mark(2, 0xBF)) {
        start += 3;
      }
    }
    return true;
  }

  private boolean mark(int offset, int value) {
    return (buffer[start + offset] & 0xFF) == value;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    }
    if (filled == buffer.length) {
      if (filled >= MOST_BYTES) {
        throw new IOException("a line is longer than " + MOST_BYTES + " bytes");
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = input.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    next = start;
    return read >= 0;
  }

  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
