package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a pattern matches and a check confirms.
 *
 * @param kind what it finds
 * @param pattern how it looks; a group named {@code value} is what is found, else the whole match
 * @param check whether it is right, given what was found
 */
record PatternFinder(Kind kind, Pattern pattern, Predicate<String> check) implements Finder {
  private static final String VALUE = "value";

  static PatternFinder of(Kind kind, String pattern) {
    return of(kind, pattern, value -> true);
  }

  static PatternFinder of(Kind kind, String pattern, Predicate<String> check) {
    return new PatternFinder(kind, Pattern.compile(pattern), check);
  }

  @Override
  public List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    int group = pattern.pattern().contains("(?<" + VALUE + ">") ? 1 : 0;
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (check.test(matcher.group(group))) {
        found.add(new Found(kind, matcher.start(group), matcher.end(group)));
      }
    }
    return found;
  }
}
