package io.astraflow.core.internal.chat.prompt;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a chat is called. */
public final class Titles {
  private static final int MOST_CHARACTERS = 80;
  private static final String NAMELESS = "…";
  private static final int READ_CHARACTERS = 2_000;
  private static final int OUTPUT_TOKENS = 60;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}]+");
  private static final Pattern AROUND = Pattern.compile("^[\\s\"'“”„«»#*]+|[\\s\"'“”„«».*]+$");

  private static final String SYSTEM =
      """
      Find a title of two to six words for the conversation that begins as follows, in its language.
      %s Reply with the title alone, without quotation marks.
      """
          .formatted(Delimited.RULE);

  private Titles() {}

  /** Returns the beginning of a message. */
  public static String beginningOf(String message) {
    String line = SPACE.matcher(message).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return NAMELESS;
    }
    if (line.length() <= MOST_CHARACTERS) {
      return line;
    }
    String clipped = Delimited.clipped(line, MOST_CHARACTERS - 1);
    int space = clipped.lastIndexOf(' ');
    return (space > MOST_CHARACTERS / 2 ? clipped.substring(0, space) : clipped) + "…";
  }

  /**
   * Asks for a better title; empty where the reply is none.
   *
   * @throws io.astraflow.model.ModelException if the model gives no usable reply
   */
  public static Optional<String> of(ModelAdapter model, Exchange first)
      throws InterruptedException {
    String reply =
        model
            .complete(
                ModelRequest.builder()
                    .taskType(TaskType.SUMMARISATION)
                    .system(SYSTEM)
                    .user(
                        Delimited.in("question", clipped(first.question().content()))
                            + Delimited.in("answer", clipped(first.said())))
                    .maxOutputTokens(OUTPUT_TOKENS)
                    .build())
            .text();
    String line = reply.strip().lines().findFirst().orElse("");
    String title = AROUND.matcher(SPACE.matcher(line).replaceAll(" ")).replaceAll("");
    return title.isBlank() || title.length() > MOST_CHARACTERS
        ? Optional.empty()
        : Optional.of(title);
  }

  private static String clipped(String text) {
    return Delimited.clipped(text, READ_CHARACTERS);
  }
}
