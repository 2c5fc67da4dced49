package io.astraflow.core.internal.parse.mail;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;

/** Looks up the charsets that messages name. */
final class Charsets {
  private Charsets() {}

  static Optional<Charset> named(String name) {
    try {
      String stripped = name.strip();
      return !stripped.isEmpty() && Charset.isSupported(stripped)
          ? Optional.of(Charset.forName(stripped))
          : Optional.empty();
    } catch (IllegalCharsetNameException e) {
      return Optional.empty();
    }
  }
}
