package io.astraflow.http.stream;

import io.astraflow.http.ByteInput;
import java.io.IOException;

/** Frames that are lines, as of NDJSON; blank lines are none. */
public final class JsonLines implements Frames {
  private final Lines lines;

  /** Creates frames of a body. */
  public JsonLines(ByteInput input) {
    this.lines = new Lines(input);
  }

  @Override
  public boolean advance() throws IOException {
    while (lines.advance()) {
      if (!blank()) {
        return true;
      }
    }
    return false;
  }

  private boolean blank() {
    for (int i = lines.start(); i < lines.end(); i++) {
      if (bytes()[i] != ' ' && bytes()[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  @Override
  public byte[] bytes() {
    return lines.bytes();
  }

  @Override
  public int start() {
    return lines.start();
  }

  @Override
  public int length() {
    return lines.end() - lines.start();
  }
}
