package io.astraflow.core.internal.parse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A document to parse.
 *
 * @param source the name that messages use; its extension is a hint to the format
 * @param content the bytes
 * @param mediaType the format where the caller knows it for certain; for a document inside another
 *     one it is a hint
 * @param passwords passwords to try on an encrypted document
 * @param temporaryFolder where unpacked and rendered files go; they are deleted before the parse
 *     ends
 */
public record ParseRequest(
    String source,
    Content content,
    Optional<String> mediaType,
    List<String> passwords,
    Path temporaryFolder) {
  /** Copies the list. */
  public ParseRequest {
    passwords = List.copyOf(passwords);
  }

  /** The same request for another document, for instance an archive's entry. */
  public ParseRequest within(String innerSource, Content innerContent, Optional<String> type) {
    return new ParseRequest(innerSource, innerContent, type, passwords, temporaryFolder);
  }
}
