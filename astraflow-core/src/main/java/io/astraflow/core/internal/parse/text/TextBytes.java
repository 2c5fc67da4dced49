package io.astraflow.core.internal.parse.text;

import io.astraflow.core.internal.parse.CleanText;
import io.astraflow.core.internal.parse.Content;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** Reads bytes as text in the encoding they are most likely in. */
public final class TextBytes {
  private static final int BYTES_PER_CHARACTER = 3;

  private TextBytes() {}

  /** The text, with what exceeds the limits left out with a note. */
  public static String read(Content content, Extraction into) throws IOException {
    int most = into.budget().limits().characters();
    byte[] bytes;
    try (InputStream in = content.open()) {
      bytes =
          in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, (long) most * BYTES_PER_CHARACTER));
    }
    if (bytes.length < content.size()) {
      into.note("the bytes after " + bytes.length + " were left out");
    }
    return decode(bytes);
  }

  /** The text of the bytes, without a byte order mark. */
  public static String decode(byte[] bytes) {
    Charset charset =
        Encodings.detect(bytes)
            .orElseThrow(
                () -> new InvalidInputException("unsupported type application/octet-stream"));
    return decode(bytes, charset);
  }

  /** Whether the bytes are valid UTF-8 or carry a byte order mark. */
  public static boolean isUnicode(byte[] bytes) {
    return Encodings.detect(bytes).filter(c -> c.name().startsWith("UTF")).isPresent();
  }

  /** The text of the bytes in a known encoding, without a byte order mark. */
  public static String decode(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    return CleanText.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
