package io.astraflow.benchmarks.quality;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Draws lots by ids, the same on every run. Immutable.
 *
 * @param purpose draws for different purposes have nothing to do with each other
 */
record Draw(String purpose) {

  /** Returns whether an id falls into the first of two halves. */
  boolean first(String id) {
    return lot(id) >= 0;
  }

  /** Returns a drawn order. */
  <T> Comparator<T> order(Function<T, String> id) {
    return Comparator.<T>comparingLong(each -> lot(id.apply(each))).thenComparing(id);
  }

  private long lot(String id) {
    try {
      byte[] bytes = (purpose + "\n" + id).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
