package io.astraflow.core.internal.parse.text;

import io.astraflow.core.internal.parse.CleanText;
import io.astraflow.core.internal.parse.Content;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

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
      return decodeCut(bytes);
    }
    return decode(bytes);
  }

  // The character that the cut went through is left out, whatever the encoding.
  private static String decodeCut(byte[] cut) {
    byte[] bytes = Arrays.copyOf(cut, cut.length - Utf8.unfinished(cut));
    CharsetDecoder decoder =
        charset(bytes)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer text =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
    decoder.decode(ByteBuffer.wrap(bytes), text, false);
    return clean(text.flip().toString());
  }

  /** The text of the bytes, without a byte order mark. */
  public static String decode(byte[] bytes) {
    return decode(bytes, charset(bytes));
  }

  private static Charset charset(byte[] bytes) {
    return Encodings.detect(bytes)
        .orElseThrow(() -> new InvalidInputException("unsupported type application/octet-stream"));
  }

  /** Whether the bytes are UTF-8, a few broken ones apart, or carry a byte order mark. */
  public static boolean isUnicode(byte[] bytes) {
    return Encodings.detect(bytes).filter(c -> c.name().startsWith("UTF")).isPresent();
  }

  /** The text of the bytes in a known encoding, without a byte order mark. */
  public static String decode(byte[] bytes, Charset charset) {
    return clean(new String(bytes, charset));
  }

  private static String clean(String text) {
    return CleanText.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}
