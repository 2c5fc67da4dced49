package io.astraflow.cli.chat;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Passes text on without the characters that a terminal takes for commands: none of C0 and C1 but
 * line feed and tabulator, and none that turns the direction of what follows. So what a document, a
 * model or a title says changes nothing but the text on the screen.
 */
public final class HarmlessWriter extends FilterWriter {

  private HarmlessWriter(Writer out) {
    super(out);
  }

  /** Returns a printer onto {@code out}. */
  public static PrintWriter onto(Writer out) {
    return new PrintWriter(new HarmlessWriter(out));
  }

  /** Returns a text without those characters. */
  public static String harmless(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.chars().filter(HarmlessWriter::isHarmless).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  /** Returns a JSON text with those characters written as escapes, which mean the same. */
  public static String harmlessJson(String json) {
    StringBuilder text = new StringBuilder(json.length());
    json.chars()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                text.append((char) c);
              } else {
                text.append("\\u%04x".formatted(c));
              }
            });
    return text.toString();
  }

  private static boolean isHarmless(int c) {
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || isTurning(c));
  }

  // The embeddings, overrides and isolates of the Unicode bidirectional algorithm.
  private static boolean isTurning(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  @Override
  public void write(int c) throws IOException {
    if (isHarmless(c)) {
      out.write(c);
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(harmless(text.substring(offset, offset + length)));
  }
}
