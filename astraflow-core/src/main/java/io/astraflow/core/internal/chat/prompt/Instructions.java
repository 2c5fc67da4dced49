package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Grounding;
import io.astraflow.core.internal.answer.Citing;

/**
 * What the model is told before everything else. It comes from the settings alone, and says a word
 * more where there are tools.
 */
final class Instructions {
  private static final String OR_BY_ITSELF =
      """
      Where passages of the user's documents stand before the question, answer from them.
      %sWhat they do not answer, answer from what you know, without citing, and say that the
      documents do not answer it.
      """
          .formatted(Citing.RULE);

  private static final String TOOLS = "What your tools return counts as well; do not cite it.\n";

  private Instructions() {}

  /**
   * Returns the instructions of a turn.
   *
   * @param tools whether the model may call any
   */
  static String of(ChatSettings settings, boolean tools) {
    StringBuilder text = new StringBuilder(settings.system().strip());
    if (!settings.collections().isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n\n");
      text.append(settings.grounding() == Grounding.REFUSE ? Citing.ALONE : OR_BY_ITSELF);
      text.append(tools ? TOOLS : "");
    }
    if (!settings.pinned().isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n\n").append("Keep in mind:\n");
      settings.pinned().forEach(fact -> text.append("- ").append(fact).append('\n'));
    }
    return text.toString().strip();
  }
}
