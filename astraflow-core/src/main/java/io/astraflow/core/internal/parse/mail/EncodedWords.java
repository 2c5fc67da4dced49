package io.astraflow.core.internal.parse.mail;

import io.astraflow.core.internal.parse.text.TextBytes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the encoded words of header fields (RFC 2047). */
final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?*]+)(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?=(\\s+(?==\\?))?");

  private EncodedWords() {}

  static String decode(String field) {
    return WORD.matcher(rawEightBit(field))
        .replaceAll(match -> Matcher.quoteReplacement(word(match)));
  }

  private static String word(MatchResult match) {
    String text = match.group(3);
    boolean quoted = match.group(2).toLowerCase(Locale.ROOT).equals("q");
    byte[] bytes =
        quoted
            ? TransferEncoding.decode("quoted-printable", text.replace('_', ' '))
            : TransferEncoding.decode("base64", text);
    return new String(bytes, Charsets.named(match.group(1)).orElse(StandardCharsets.UTF_8));
  }

  // Some senders write header fields in the body's encoding, without saying so.
  private static String rawEightBit(String field) {
    boolean ascii = field.chars().allMatch(c -> c < 0x80);
    return ascii ? field : TextBytes.decode(field.getBytes(StandardCharsets.ISO_8859_1));
  }
}
