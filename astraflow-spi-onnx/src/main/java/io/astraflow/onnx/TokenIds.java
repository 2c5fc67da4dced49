package io.astraflow.onnx;

import java.util.Arrays;

/** The token ids of one text, up to a limit; or only their number. One thread at a time. */
final class TokenIds {
  private final int limit;
  private int[] ids;
  private int size;

  private TokenIds(int limit, int capacity) {
    this.limit = limit;
    this.ids = new int[capacity];
  }

  /** Collects the first {@code limit} ids. */
  static TokenIds first(int limit) {
    return new TokenIds(limit, Math.min(limit, 64));
  }

  /** Counts ids without keeping them. */
  static TokenIds counting() {
    return new TokenIds(Integer.MAX_VALUE, 0);
  }

  void add(int id) {
    if (ids.length > 0) {
      store(id);
    }
    size++;
  }

  private void store(int id) {
    if (size >= limit) {
      return;
    }
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, Math.min(limit, 2 * size));
    }
    ids[size] = id;
  }

  /** Says whether later ids would not be kept. */
  boolean full() {
    return size >= limit;
  }

  int size() {
    return Math.min(size, limit);
  }

  /** Takes back what was added after the first {@code newSize} ids. */
  void cutTo(int newSize) {
    size = newSize;
  }

  /** Copies the ids into an array, from {@code at} on. */
  void copyTo(long[] target, int at) {
    for (int i = 0; i < size(); i++) {
      target[at + i] = ids[i];
    }
  }

  /** Returns the ids between the two given ones. */
  long[] between(int first, int last) {
    int count = size();
    long[] framed = new long[count + 2];
    framed[0] = first;
    for (int i = 0; i < count; i++) {
      framed[i + 1] = ids[i];
    }
    framed[count + 1] = last;
    return framed;
  }
}
