package io.astraflow.http.stream;

import io.astraflow.http.ByteInput;
import java.io.IOException;
import java.util.Arrays;

/** One frame that is the whole body, of servers that do not stream though asked to. */
public final class WholeBody implements Frames {
  private static final int FIRST_BYTES = 8 * 1024;
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private final ByteInput input;
  private byte[] body = new byte[FIRST_BYTES];
  private int length;
  private boolean read;

  /** Creates the frame of a body. */
  public WholeBody(ByteInput input) {
    this.input = input;
  }

  @Override
  public boolean advance() throws IOException {
    if (read) {
      return false;
    }
    for (int more = 0; more >= 0; more = input.read(body, length, body.length - length)) {
      length += more;
      if (length == body.length) {
        grow();
      }
    }
    read = true;
    return length > 0;
  }

  private void grow() throws IOException {
    if (length >= MOST_BYTES) {
      throw new IOException("the body is longer than " + MOST_BYTES + " bytes");
    }
    body = Arrays.copyOf(body, 2 * length);
  }

  @Override
  public byte[] bytes() {
    return body;
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
