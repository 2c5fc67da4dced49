package io.astraflow.gemini;

import java.util.UUID;

/** Ids of calls to which the service gave none; they are not sent to it. */
final class CallIds {
  private static final String PREFIX = "gemini-call-";

  private CallIds() {}

  /** Returns an id that no other call has. */
  static String next() {
    return PREFIX + UUID.randomUUID();
  }

  /** Returns whether an id was made here. */
  static boolean made(String id) {
    return id.startsWith(PREFIX);
  }
}
