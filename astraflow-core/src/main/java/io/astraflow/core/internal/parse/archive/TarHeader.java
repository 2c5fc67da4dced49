package io.astraflow.core.internal.parse.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The record before an entry of a tar archive.
 *
 * @param name with the folders before it
 * @param size the bytes of content that follow
 * @param kind such as {@code '0'} for a file
 */
record TarHeader(String name, long size, char kind) {
  static final int BYTES = 512;

  /** Reads a record. */
  static TarHeader of(byte[] header) throws IOException {
    return new TarHeader(name(header), size(header), (char) header[156]);
  }

  boolean isFile() {
    return kind == '0' || kind == 0 || kind == '7';
  }

  private static long size(byte[] header) throws IOException {
    String octal = text(header, 124, 12).strip();
    try {
      return octal.isEmpty() ? 0 : Math.max(0, Long.parseLong(octal, 8));
    } catch (NumberFormatException e) {
      throw new IOException("an entry's size is not a number: " + octal, e);
    }
  }

  private static String name(byte[] header) {
    boolean posix = text(header, 257, 6).equals("ustar"); // GNU tar has a space there
    String prefix = posix ? text(header, 345, 155) : "";
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** The text up to the first zero byte. */
  static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < Math.min(bytes.length, from + length) && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
