package io.astraflow.testkit.store;

import java.util.Comparator;

/** Orders strings as their UTF-8 bytes are ordered, which is by code point. */
enum Utf8Order implements Comparator<String> {
  /** The order. */
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    return java.util.Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
  }
}
