package io.astraflow.core.internal.chat.format;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote, as a part of a Markdown document: its lists, emphasis and code stay, but it
 * opens no HTML, adds no section beside those of the document, loads no picture, and what it leaves
 * open ends with it. After CommonMark 0.31 and GitHub's tables and footnotes. For one thread.
 *
 * <p>No {@code <} is left outside code. What counts as code must therefore be the same to every
 * reader: blocks are written anew at the line's beginning, between fences longer than any run of
 * backticks in them, and inside a line every backtick that finds no partner there is written as a
 * character reference.
 */
final class SafeMarkdown {
  /** What lists and quotations begin lines with. Possessive, so that long lines need no stack. */
  private static final String CONTAINERS = "((?:[\\s>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t])*+)";

  // Markdown's lines end at \r and \n alone; a dot stands for all else.
  private static final Pattern FENCE =
      Pattern.compile("\\s*(`{3,}(?=[^`]*\\z)|~{3,})(.*)", Pattern.DOTALL);
  private static final Pattern HEADING =
      Pattern.compile(" {0,3}(#{1,6})(?=[ \\t]|\\z)(.*)", Pattern.DOTALL);
  private static final Pattern INNER_HEADING =
      Pattern.compile(CONTAINERS + "(#{1,6}(?:[ \\t].*)?)", Pattern.DOTALL);
  private static final Pattern UNDERLINE = Pattern.compile(CONTAINERS + "(=+|-+)");
  private static final Pattern RUN = Pattern.compile("`+");
  private static final Pattern MARKER = Pattern.compile("\\[(\\d{1,6})]");
  private static final Pattern TARGET = Pattern.compile("[(:]\\s*+(?!https?://)");

  /** Sections of the document take two levels. */
  private static final int LEVELS_ABOVE = 2;

  private final IntFunction<String> citation;
  private final StringBuilder out = new StringBuilder();

  private SafeMarkdown(IntFunction<String> citation) {
    this.citation = citation;
  }

  /**
   * Returns a text as a part of a document, with a line end behind each line.
   *
   * @param citation what stands for a citation of this number; empty where there is none
   */
  static String block(String text, IntFunction<String> citation) {
    SafeMarkdown safe = new SafeMarkdown(citation);
    safe.lines(List.of(text.split("\r\n|\r|\n", -1)));
    return safe.out.toString();
  }

  /** Returns a text as nothing but itself, on one line. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder();
    text.strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .forEach(
            character -> {
              if ("\\`*_[]#|~!".indexOf(character) >= 0) {
                literal.append('\\').appendCodePoint(character);
              } else if (character == '<' || character == '&') {
                literal.append("&#").append(character).append(';');
              } else {
                literal.appendCodePoint(character);
              }
            });
    return literal.toString();
  }

  private void lines(List<String> lines) {
    int at = 0;
    while (at < lines.size()) {
      Matcher fence = FENCE.matcher(lines.get(at));
      if (fence.matches()) {
        int end = at + 1;
        while (end < lines.size() && !closes(lines.get(end), fence.group(1))) {
          end++;
        }
        code(fence.group(2), lines.subList(at + 1, end));
        at = end + 1;
      } else {
        line(lines.get(at));
        at++;
      }
    }
  }

  private static boolean closes(String line, String fence) {
    String closing = line.strip();
    return closing.length() >= fence.length()
        && closing.chars().allMatch(unit -> unit == fence.charAt(0));
  }

  private void code(String language, List<String> lines) {
    int longest = 2;
    for (String line : lines) {
      longest = Math.max(longest, longestRun(line));
    }
    String fence = "`".repeat(longest + 1);
    out.append(fence)
        .append(language.strip().replaceAll("(?s)[^A-Za-z0-9+#._-].*", ""))
        .append('\n');
    lines.forEach(line -> out.append(line).append('\n'));
    out.append(fence).append('\n');
  }

  private static int longestRun(String line) {
    return RUN.matcher(line).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher inner = INNER_HEADING.matcher(line);
    Matcher underline = UNDERLINE.matcher(line.stripTrailing());
    if (heading.matches()) {
      int level = Math.min(6, heading.group(1).length() + LEVELS_ABOVE);
      out.append("#".repeat(level));
      inline(heading.group(2));
    } else if (inner.matches()) {
      out.append(inner.group(1)).append('\\');
      inline(inner.group(2));
    } else if (underline.matches()) {
      out.append(underline.group(1)).append('\\').append(underline.group(2));
    } else {
      inline(line);
    }
    out.append('\n');
  }

  private void inline(String line) {
    boolean mayBeRow = line.indexOf('|') >= 0; // cells are read each by itself
    int at = 0;
    while (at < line.length()) {
      char unit = line.charAt(at);
      if (unit == '`') {
        at = backticks(line, at, mayBeRow);
      } else if (unit == '\\' && at + 1 < line.length()) {
        escaped(line.charAt(at + 1));
        at += 2;
      } else {
        at = plain(line, at);
      }
    }
  }

  private int backticks(String line, int at, boolean mayBeRow) {
    int from = at;
    while (from < line.length() && line.charAt(from) == '`') {
      from++;
    }
    int length = from - at;
    Matcher run = RUN.matcher(line);
    for (int next = from; run.find(next); next = run.end()) {
      if (run.group().length() == length) {
        String code = line.substring(at, run.end());
        out.append(mayBeRow ? code.replace("<", "&lt;") : code);
        return run.end();
      }
    }
    out.append("&#96;".repeat(length));
    return from;
  }

  private void escaped(char unit) {
    switch (unit) {
      case '<' -> out.append("&lt;");
      case '`' -> out.append("&#96;");
      default -> out.append('\\').append(unit);
    }
  }

  private int plain(String line, int at) {
    char unit = line.charAt(at);
    if (unit == '[') {
      return bracket(line, at);
    }
    if (unit == '<') {
      out.append("&lt;");
    } else if (unit == '!' && line.startsWith("![", at)) {
      out.append("\\!");
    } else if (unit == ']' && leadsSomewhere(line, at + 1)) {
      out.append("\\]");
    } else {
      out.append(unit);
    }
    return at + 1;
  }

  private int bracket(String line, int at) {
    Matcher marker = MARKER.matcher(line).region(at, line.length());
    String note =
        marker.lookingAt() && !isBehindName(line, at) ? citation.apply(number(marker)) : "";
    if (note.isEmpty()) {
      out.append(line.startsWith("[^", at) ? "\\[" : "[");
      return at + 1;
    }
    out.append(note);
    if (line.startsWith(":", marker.end()) || line.startsWith("(", marker.end())) {
      out.append('\\'); // it would be taken for the note itself, or for a link
    }
    return marker.end();
  }

  /** Returns whether it is an element of an array rather than a citation. */
  private static boolean isBehindName(String line, int at) {
    char before = at == 0 ? ' ' : line.charAt(at - 1);
    return before == '_' || (before < 128 && Character.isLetterOrDigit(before));
  }

  private static int number(Matcher marker) {
    return Integer.parseInt(marker.group(1));
  }

  // Links to what is no web page may run a script in a reader that lets them.
  private static boolean leadsSomewhere(String line, int at) {
    return TARGET.matcher(line).region(at, line.length()).lookingAt();
  }
}
