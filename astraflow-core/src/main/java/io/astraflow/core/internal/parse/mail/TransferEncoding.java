package io.astraflow.core.internal.parse.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Decodes a part's body (RFC 2045, section 6); damaged places stay as they are. */
final class TransferEncoding {
  private TransferEncoding() {}

  static byte[] decode(String encoding, String body) {
    return switch (encoding) {
      case "base64" -> base64(body);
      case "quoted-printable" -> quotedPrintable(body);
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private static byte[] base64(String body) {
    String digits = body.replaceAll("[^A-Za-z0-9+/]", "");
    int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
    return Base64.getDecoder().decode(digits.substring(0, whole));
  }

  private static byte[] quotedPrintable(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      int end = c == '=' ? softBreak(body, i) : i;
      if (end > i) {
        i = end;
      } else if (c == '=' && i + 2 < body.length() && hex(body, i + 1) >= 0) {
        bytes.write(hex(body, i + 1));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }

  /** The index of the line end that an equals sign hides, or the sign's own index. */
  private static int softBreak(String body, int equals) {
    int i = equals + 1;
    while (i < body.length() && (body.charAt(i) == ' ' || body.charAt(i) == '\r')) {
      i++;
    }
    return i < body.length() && body.charAt(i) == '\n' ? i : equals;
  }

  private static int hex(String body, int at) {
    if (at + 1 >= body.length()) {
      return -1;
    }
    int high = Character.digit(body.charAt(at), 16);
    int low = Character.digit(body.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
