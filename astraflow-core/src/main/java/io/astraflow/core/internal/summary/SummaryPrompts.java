package io.astraflow.core.internal.summary;

import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.TaskType;
import java.time.Duration;
import java.util.List;

/**
 * What a model is told to summarise. The text itself is in the user's turn alone, between tags.
 *
 * @param words about how many words are wanted in the end
 * @param outputTokens the longest reply
 * @param fresh whether no reply that was given before will do
 */
record SummaryPrompts(int words, int outputTokens, boolean fresh) {
  /** Changes with the wording of any instruction. */
  static final String VERSION = "summary-1";

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** Parts keep more, since what they leave out is lost to the whole. */
  private static final int LEAST_OF_A_PART = 120;

  private static final String SYSTEM =
      """
      You write summaries in the language of what you are given. %s
      Write running text of about %d words: what it is about, its findings with their figures, and
      its conclusions. Add nothing that it does not say. Reply with the summary alone.
      %s
      """;

  /** Asks for a summary of a whole text. */
  ModelRequest whole(String text) {
    return request("Summarise the document.", words, Delimited.in("document", text));
  }

  /** Asks for a summary of one part of a text. */
  ModelRequest part(String text, int number, int of) {
    return request(
        "Summarise this part of a document, which is part %d of %d.".formatted(number, of),
        Math.max(words, LEAST_OF_A_PART),
        Delimited.numbered("part", number, text));
  }

  /** Asks for one summary instead of several. */
  ModelRequest together(List<String> summaries) {
    StringBuilder user = new StringBuilder();
    for (int i = 0; i < summaries.size(); i++) {
      user.append(numbered(i + 1, summaries.get(i)));
    }
    return request(
        "These are summaries of consecutive parts. Make one summary of all of them together.",
        words,
        user.toString());
  }

  /** Returns one of several summaries as it stands in a prompt. */
  static String numbered(int number, String summary) {
    return Delimited.numbered("summary", number, summary);
  }

  /** Asks for a summary of what came before and the next part. */
  ModelRequest refined(String soFar, String text, int number, int of) {
    return request(
        "You are given the summary of what came before, and part %d of %d of a document. Rewrite the summary so that it covers both."
            .formatted(number, of),
        words,
        Delimited.in("summary", soFar) + Delimited.numbered("part", number, text));
  }

  private ModelRequest request(String task, int about, String user) {
    return ModelRequest.builder()
        .system(SYSTEM.formatted(task, about, Delimited.RULE))
        .user(user)
        .maxOutputTokens(outputTokens)
        .taskType(TaskType.SUMMARISATION)
        .timeout(TIMEOUT)
        .fresh(fresh)
        .build();
  }
}
