package io.astraflow.core.internal.parse.text;

import io.astraflow.core.internal.parse.Block;
import io.astraflow.core.internal.parse.Extraction;
import io.astraflow.core.internal.parse.FormatParser;
import io.astraflow.core.internal.parse.ParseRequest;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Markdown and AsciiDoc. The blocks' text is the file's own lines; only the marks of headings
 * are left out.
 */
public final class MarkdownParser implements FormatParser {
  private static final Pattern HEADING =
      Pattern.compile("^ {0,3}(#{1,6}|={1,6})\\s+(.*?)\\s*#*\\s*$");
  private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}(=+|-+)\\s*$");
  private static final Pattern ITEM = Pattern.compile("^\\s*([-*+]|\\d{1,9}[.)])\\s+\\S.*$");
  private static final Pattern FENCE = Pattern.compile("^\\s*(`{3,}|~{3,}).*$");

  @Override
  public void parse(ParseRequest request, String mediaType, Extraction into)
      throws IOException, InterruptedException {
    add(TextBytes.read(request.content(), into), into);
  }

  /** Adds the blocks of a Markdown text. */
  public static void add(String text, Extraction into) throws InterruptedException {
    Reading reading = new Reading(into);
    for (String line : (Iterable<String>) text.lines()::iterator) {
      reading.line(line);
    }
    reading.flush();
  }

  private static final class Reading {
    private final Extraction into;
    private final StringBuilder pending = new StringBuilder();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private String fence = "";
    private int lines;

    Reading(Extraction into) {
      this.into = into;
    }

    void line(String line) throws InterruptedException {
      if (!fence.isEmpty()) {
        append(line);
        if (closesFence(line)) {
          flush();
        }
        return;
      }
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        flush();
        into.title(heading.group(2));
        into.heading(heading.group(1).length(), 0, heading.group(2));
      } else if (line.isBlank()) {
        flush();
      } else if (isUnderline(line)) {
        underlined(line.strip().startsWith("=") ? 1 : 2);
      } else {
        text(line);
      }
    }

    private boolean isUnderline(String line) {
      return lines == 1 && kind == Block.Kind.PARAGRAPH && UNDERLINE.matcher(line).matches();
    }

    private void underlined(int level) throws InterruptedException {
      String text = pending.toString();
      pending.setLength(0);
      lines = 0;
      into.title(text);
      into.heading(level, 0, text);
    }

    private void text(String line) throws InterruptedException {
      Matcher opening = FENCE.matcher(line);
      if (opening.matches()) {
        flush();
        kind = Block.Kind.CODE;
        fence = opening.group(1);
      } else if (ITEM.matcher(line).matches()) {
        flush();
        kind = Block.Kind.LIST_ITEM;
      } else if (line.strip().startsWith("|") != (kind == Block.Kind.TABLE)
          && kind != Block.Kind.LIST_ITEM) {
        flush();
        kind = line.strip().startsWith("|") ? Block.Kind.TABLE : Block.Kind.PARAGRAPH;
      }
      append(line);
    }

    private boolean closesFence(String line) {
      String text = line.strip();
      return text.length() >= fence.length()
          && text.startsWith(fence)
          && text.chars().allMatch(c -> c == fence.charAt(0));
    }

    private void append(String line) {
      pending.append(line).append('\n');
      lines++;
    }

    void flush() throws InterruptedException {
      into.add(kind, pending.toString());
      pending.setLength(0);
      lines = 0;
      fence = "";
      kind = Block.Kind.PARAGRAPH;
    }
  }
}
