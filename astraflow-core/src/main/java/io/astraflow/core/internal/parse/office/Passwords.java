package io.astraflow.core.internal.parse.office;

import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.PasswordProvider;
import org.jspecify.annotations.Nullable;

/** Offers one password after the other. One thread at a time. */
final class Passwords implements PasswordProvider {
  private final List<String> passwords;
  private int current;

  Passwords(List<String> passwords) {
    this.passwords = passwords;
  }

  @Override
  public @Nullable String getPassword(Metadata metadata) {
    return current < passwords.size() ? passwords.get(current) : null;
  }

  /** Goes on to the next one; false where there is none. */
  boolean next() {
    return ++current < passwords.size();
  }
}
