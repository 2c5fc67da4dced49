package io.astraflow.http;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/** What a request carries, which decides its method. */
public sealed interface CallBody {

  /** Nothing: a GET. */
  record Nothing() implements CallBody {}

  /** Nothing, and nothing but the head of the reply is asked for: a HEAD. */
  record HeadOnly() implements CallBody {}

  /**
   * JSON: a POST.
   *
   * @param bytes the JSON, not copied
   */
  record Json(byte[] bytes) implements CallBody {}

  /**
   * A file's bytes, read while they are sent: a POST.
   *
   * @param file which
   * @param length how many bytes are sent; no more are read
   * @param sent told how many were sent so far, by the thread that sends
   */
  record Upload(Path file, long length, LongConsumer sent) implements CallBody {}
}
