package io.astraflow.http.stream;

import io.astraflow.http.ByteInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Frames that are the data of server-sent events (WHATWG HTML, section 9.2). Unlike a browser it
 * takes the last event also without its blank line; events without data are none.
 */
public final class ServerSentEvents implements Frames {
  private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_BYTES = 1024;

  private final Lines lines;
  private byte[] data = new byte[FIRST_BYTES];
  private int length;
  private boolean present;
  private String name = "";

  /** Creates frames of a body. */
  public ServerSentEvents(ByteInput input) {
    this.lines = new Lines(input);
  }

  @Override
  public boolean advance() throws IOException {
    length = 0;
    present = false;
    name = "";
    while (lines.advance()) {
      if (lines.start() < lines.end()) {
        field();
      } else if (present) {
        return true;
      } else {
        name = "";
      }
    }
    return present;
  }

  private void field() {
    int colon = lines.start();
    while (colon < lines.end() && lines.bytes()[colon] != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, lines.end());
    if (value < lines.end() && lines.bytes()[value] == ' ') {
      value++;
    }
    if (named(DATA, colon)) {
      append(value);
    } else if (named(EVENT, colon)) {
      name = new String(lines.bytes(), value, lines.end() - value, StandardCharsets.UTF_8);
    }
  }

  private boolean named(byte[] field, int colon) {
    return Arrays.equals(lines.bytes(), lines.start(), colon, field, 0, field.length);
  }

  private void append(int from) {
    int more = lines.end() - from;
    int needed = length + more + 1;
    if (needed > data.length) {
      data = Arrays.copyOf(data, Math.max(needed, 2 * data.length));
    }
    if (present) {
      data[length++] = '\n';
    }
    System.arraycopy(lines.bytes(), from, data, length, more);
    length += more;
    present = true;
  }

  /** Returns the event's name; empty where it has none. */
  public String name() {
    return name;
  }

  @Override
  public byte[] bytes() {
    return data;
  }

  @Override
  public int start() {
    return 0;
  }

  @Override
  public int length() {
    return length;
  }
}
