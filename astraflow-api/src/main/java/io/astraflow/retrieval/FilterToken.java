package io.astraflow.retrieval;

/**
 * A piece of a filter's text.
 *
 * @param kind what it is
 * @param text a quoted piece without its quotes and escapes, any other as it stands
 * @param start its place in the filter's text
 */
record FilterToken(Kind kind, String text, int start) {

  /** What a piece is. */
  enum Kind {
    /** A field's name or a word of the language. */
    WORD,
    /** A field's name in backticks. */
    NAME,
    /** A text in quotes. */
    TEXT,
    /** A number. */
    NUMBER,
    /** An operator, a bracket or a comma. */
    SIGN,
    /** Behind the last piece. */
    END
  }

  /** Returns whether this is a sign. */
  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Returns whether this is a word of the language, in any case. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }
}
