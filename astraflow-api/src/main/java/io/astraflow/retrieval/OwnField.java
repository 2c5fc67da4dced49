package io.astraflow.retrieval;

import java.util.Arrays;
import java.util.Optional;

/**
 * A field that every document has by itself. In a filter its name stands for it, whatever the
 * metadata has under the same name. All of them are texts, which fit no number.
 */
public enum OwnField {
  /** Where the document came from. */
  SOURCE("source"),
  /** The document's title. */
  TITLE("title"),
  /** Its media type, such as {@code application/pdf}. */
  MEDIA_TYPE("media_type");

  private final String key;

  OwnField(String key) {
    this.key = key;
  }

  /** Returns its name in filters. */
  public String key() {
    return key;
  }

  /** Returns the field of this name. */
  public static Optional<OwnField> of(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
