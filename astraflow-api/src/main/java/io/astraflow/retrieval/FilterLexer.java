package io.astraflow.retrieval;

import io.astraflow.error.InvalidInputException;
import io.astraflow.retrieval.FilterToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a filter's text into pieces, one at a time. */
final class FilterLexer {
  /** The words of the language, which a field's plain name cannot be. */
  private static final Set<String> WORDS =
      Set.of("all", "and", "contains", "exists", "in", "not", "or", "starts", "with");

  // Longer ones first: the first that fits is taken.
  private static final List<String> SIGNS =
      List.of("==", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",");

  private final String text;
  private int at;

  FilterLexer(String text) {
    this.text = text;
  }

  /** Returns whether a field's name needs no backticks. */
  static boolean isPlainName(String name) {
    return !name.isEmpty()
        && isNameStart(name.codePointAt(0))
        && name.codePoints().allMatch(FilterLexer::isNamePart)
        && !isLanguage(name);
  }

  /** Returns whether this is a word of the language. */
  static boolean isLanguage(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Returns the next piece; behind the last one always {@link Kind#END}. */
  FilterToken next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    int start = at;
    if (at == text.length()) {
      return new FilterToken(Kind.END, "", start);
    }
    char first = text.charAt(at);
    if (first == '"' || first == '\'') {
      return new FilterToken(Kind.TEXT, quoted(first), start);
    }
    if (first == '`') {
      return new FilterToken(Kind.NAME, quoted(first), start);
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return new FilterToken(Kind.SIGN, sign, start);
      }
    }
    return word(start);
  }

  private FilterToken word(int start) {
    at += first() == '+' ? 1 : 0;
    while (at < text.length() && isNamePart(first())) {
      at += Character.charCount(first());
    }
    if (at == start) {
      throw error(start, "'" + Character.toString(first()) + "' has no meaning here");
    }
    String word = text.substring(start, at);
    boolean number = MetadataNumber.parse(word).isPresent();
    return new FilterToken(number ? Kind.NUMBER : Kind.WORD, word, start);
  }

  private String quoted(char quote) {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char unit = text.charAt(at++);
      if (unit == quote) {
        return content.toString();
      }
      content.append(unit == '\\' ? escaped() : unit);
    }
    throw error(start, "this " + quote + " is never closed");
  }

  private char escaped() {
    char unit = at < text.length() ? text.charAt(at++) : ' ';
    return switch (unit) {
      case '\\', '"', '\'', '`' -> unit;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default ->
          throw error(
              at - 2, "expected one of \\\\ \\\" \\' \\` \\n \\r \\t \\uXXXX: write \\ as \\\\");
    };
  }

  private char unicode() {
    int unit = 0;
    int end = at + 4;
    for (; at < end; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw error(at, "expected four hexadecimal digits behind \\u");
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  private int first() {
    return text.codePointAt(at);
  }

  /** Returns an error that shows a place in the text. */
  InvalidInputException error(int place, String problem) {
    return FilterExcerpt.error(text, place, problem);
  }

  private static boolean isNameStart(int point) {
    return Character.isLetter(point) || point == '_';
  }

  private static boolean isNamePart(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(point) || "_-.:".indexOf(point) >= 0;
    };
  }
}
