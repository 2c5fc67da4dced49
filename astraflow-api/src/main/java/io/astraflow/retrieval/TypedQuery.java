package io.astraflow.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people type into a search box. */
final class TypedQuery {
  private static final Pattern QUOTED = Pattern.compile("[\"“”„]([^\"“”„]*)[\"“”„]");
  private static final Pattern BEGINNING = Pattern.compile("[\\p{L}\\p{M}\\p{N}]\\*\\s*$");

  /** More in quotes are words like others. */
  private static final int MOST_PHRASES = 50;

  private TypedQuery() {}

  /** Returns the query that is meant. */
  static Query read(String typed) {
    List<String> phrases = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(typed);
    while (quoted.find() && phrases.size() < MOST_PHRASES) {
      if (hasWords(quoted.group(1))) {
        phrases.add(quoted.group(1).strip());
      }
    }
    boolean prefix = BEGINNING.matcher(typed).find();
    String words = typed.replaceAll("[\"“”„]", " ").strip();
    if (prefix) {
      words = words.substring(0, words.length() - 1);
    }
    Query query = Query.of(words.isBlank() ? typed : words);
    return query.withMatching(
        new Matching(
            phrases, prefix, query.matching().typoTolerant(), query.matching().highlights()));
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
