package io.astraflow.core.internal.parse.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A part of a message with its header fields, names in lower case, and its body still encoded.
 *
 * @param headers the fields, unfolded
 * @param body the body's lines, one byte for each character
 */
record MimePart(Map<String, List<String>> headers, String body) {

  /** The first field of a name, with its encoded words decoded, or the empty text. */
  String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : EncodedWords.decode(values.get(0));
  }

  /** The media type in lower case; {@code text/plain} where none is given (RFC 2045, 5.2). */
  String mediaType() {
    String type = header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.contains("/") ? type : "text/plain";
  }

  /** A parameter of the content type, or the empty text. */
  String parameter(String name) {
    return HeaderParameters.of(header("content-type")).getOrDefault(name, "");
  }

  /** The attachment's file name, or the empty text. */
  String fileName() {
    String named = HeaderParameters.of(header("content-disposition")).getOrDefault("filename", "");
    return named.isEmpty() ? parameter("name") : named;
  }

  boolean isAttachment() {
    boolean declared =
        header("content-disposition").strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    return declared || !fileName().isEmpty();
  }

  /** The decoded body. */
  byte[] bytes() {
    String encoding = header("content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
    return TransferEncoding.decode(encoding, body);
  }
}
