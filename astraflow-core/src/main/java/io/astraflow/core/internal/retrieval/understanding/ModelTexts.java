package io.astraflow.core.internal.retrieval.understanding;

import io.astraflow.model.ModelException;
import java.util.List;
import java.util.regex.Pattern;

/** Cleans what a model replied, and refuses what cannot be what it was asked for. */
final class ModelTexts {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\u200C\\u200D]]");
  private static final Pattern SPACE = Pattern.compile("[ \\n]+");

  /** Bullets, numbers and tags that models put before lines although they were not asked to. */
  private static final Pattern LABEL =
      Pattern.compile("^(?:[-*•]\\s+|\\d{1,2}[.):]\\s+|</?query>\\s*)");

  private static final Pattern QUOTED = Pattern.compile("^([\"“„«「])(.*)([\"”“»」])$");

  private ModelTexts() {}

  /** Returns the lines of a reply that say something, clean. */
  static List<String> lines(String reply) {
    return reply
        .replace("\r\n", "\n")
        .lines()
        .map(ModelTexts::line)
        .filter(l -> !l.isEmpty())
        .toList();
  }

  /**
   * Returns a reply as one line.
   *
   * @throws ModelException if it is empty or longer than {@code most}
   */
  static String oneLine(String reply, int most) {
    String text = line(SPACE.matcher(reply.strip()).replaceAll(" "));
    if (text.isEmpty() || text.length() > most) {
      throw unusable(
          text.isEmpty()
              ? "it replied nothing"
              : "it replied %d characters where at most %d were wanted"
                  .formatted(text.length(), most));
    }
    return text;
  }

  /** Says that a reply is not what was asked for. */
  static ModelException unusable(String reason) {
    return new ModelException(ModelException.Kind.REFUSED, reason, null);
  }

  private static String line(String line) {
    String text = CONTROL.matcher(line.replace('\t', ' ')).replaceAll("").strip();
    text = LABEL.matcher(text).replaceFirst("").replaceFirst("</query>$", "").strip();
    return QUOTED.matcher(text).replaceFirst("$2").strip();
  }
}
