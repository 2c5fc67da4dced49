package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.core.internal.prompt.Delimited;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks for other wordings of a query. */
final class OtherWordings {
  private static final int MOST = 3;
  private static final int MOST_CHARACTERS = 500;
  private static final int OUTPUT_TOKENS = 400;

  private static final String SYSTEM =
      """
      Write three other wordings of the query, such as somebody would use whose documents put the
      same matter in other words. Keep its language and its meaning. Do not answer it. %s Reply
      with the three wordings alone, each on a line of its own.
      """
          .formatted(Delimited.RULE);

  private OtherWordings() {}

  static ModelTask of(String query) {
    return new ModelTask(
        SYSTEM, Delimited.in("query", query), OUTPUT_TOKENS, reply -> read(query, reply));
  }

  private static List<String> read(String query, String reply) {
    Map<String, String> others = new LinkedHashMap<>();
    for (String line : ModelTexts.lines(reply)) {
      if (line.length() <= MOST_CHARACTERS && others.size() < MOST && !same(line, query)) {
        others.putIfAbsent(line.toLowerCase(Locale.ROOT), line);
      }
    }
    if (others.isEmpty()) {
      throw ModelTexts.unusable("its reply has no other wording");
    }
    return List.copyOf(others.values());
  }

  private static boolean same(String line, String query) {
    return line.equalsIgnoreCase(query.strip());
  }
}
