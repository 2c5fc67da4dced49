package io.astraflow.core.internal.listing;

import io.astraflow.error.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Writes places in one list as texts that callers hand back, and knows those of other lists. A text
 * is base64 of a version, a checksum over list and place, and the place in UTF-16, which keeps any
 * string as it is. Immutable.
 *
 * @param list what tells this list from all others
 */
public record Cursor(String list) {
  private static final byte VERSION = 1;
  private static final int HEADER = 1 + Integer.BYTES;
  private static final int SHOWN = 40;

  /** Returns the text for a place. */
  public String write(String place) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + 2 * place.length());
    bytes.put(VERSION).putInt(checksum(place)).asCharBuffer().put(place);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Returns the place that a text stands for.
   *
   * @throws InvalidInputException if this list never gave it
   */
  public String read(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(cursor));
    if (bytes.remaining() < HEADER || bytes.remaining() % 2 == 0 || bytes.get() != VERSION) {
      throw unknown(cursor);
    }
    int checksum = bytes.getInt();
    String place = bytes.asCharBuffer().toString();
    if (checksum != checksum(place)) {
      throw unknown(cursor);
    }
    return place;
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw unknown(cursor);
    }
  }

  private int checksum(String place) {
    CRC32 checksum = new CRC32();
    checksum.update(list.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(2 * place.length());
    bytes.asCharBuffer().put(place);
    checksum.update(bytes);
    return (int) checksum.getValue();
  }

  private static InvalidInputException unknown(String cursor) {
    String shown = cursor.length() > SHOWN ? cursor.substring(0, SHOWN) + "…" : cursor;
    return new InvalidInputException(
        "This list never gave the cursor '"
            + shown
            + "': pass on what the page before it said, unchanged, or begin without a cursor");
  }
}
