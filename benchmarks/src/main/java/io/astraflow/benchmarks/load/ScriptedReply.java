package io.astraflow.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the provider replies to one request, token by token. A streamed reply cites the first
 * passage of its prompt, if it has one. Immutable.
 *
 * @param streamed whether it is sent token by token, or as a whole when its last token is due
 * @param tokens as they stand in JSON; those that are {@link #STAMP} become the time of their
 *     writing
 */
record ScriptedReply(boolean streamed, List<String> tokens) {
  /** Stands for the time at which it is written. */
  static final String STAMP = "@";

  private static final int STAMP_EVERY = 10;
  private static final int CITES_AT = 12;
  private static final int LEAST_QUOTE = 3;

  private static final Pattern STREAM = Pattern.compile("\"stream\"\\s*:\\s*true");
  private static final Pattern PASSAGE =
      Pattern.compile("<passage number=\\\\\"1\\\\\">\\\\n([^\"\\\\]{1,80})");
  private static final Pattern QUERY =
      Pattern.compile("<query>\\\\n((?:[^\"\\\\]|\\\\.)*?)\\\\n</query>");
  private static final String TITLE = "A conversation about the documentation";

  /** Copies the tokens. */
  ScriptedReply {
    tokens = List.copyOf(tokens);
  }

  /**
   * Returns the reply to a request of OpenAI's protocol: a streamed one is answered at length, one
   * that asks for a query to be rewritten gets that query, and every other a title.
   *
   * @param json the request's body
   * @param length how many tokens a long answer has
   */
  static ScriptedReply to(String json, int length) {
    if (STREAM.matcher(json).find()) {
      return new ScriptedReply(true, answer(quotation(json), length));
    }
    String query = TITLE;
    Matcher queries = QUERY.matcher(json);
    while (queries.find()) {
      query = queries.group(1);
    }
    return new ScriptedReply(false, words(query));
  }

  private static List<String> answer(String quotation, int length) {
    List<String> tokens = new ArrayList<>();
    while (tokens.size() < length) {
      int number = tokens.size();
      if (number == CITES_AT && quotation.length() >= LEAST_QUOTE) {
        tokens.add(" [1: \\\"");
        tokens.addAll(words(quotation));
        tokens.add("\\\"]");
      } else {
        tokens.add(number % STAMP_EVERY == 0 ? STAMP : " word" + number);
      }
    }
    return tokens;
  }

  private static String quotation(String json) {
    Matcher passage = PASSAGE.matcher(json);
    return passage.find() ? passage.group(1).strip() : "";
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split(" +")) {
      words.add(words.isEmpty() ? word : " " + word);
    }
    return words;
  }
}
