package io.astraflow.core.internal.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A document's bytes, which can be read any number of times. */
public interface Content {
  /** Opens the bytes from the start; the caller closes the stream. */
  InputStream open() throws IOException;

  /** The number of bytes. */
  long size();

  /** The bytes as a file, made on the first call where there is none. */
  Path file() throws IOException;
}
