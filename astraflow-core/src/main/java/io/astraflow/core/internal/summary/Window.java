package io.astraflow.core.internal.summary;

import io.astraflow.core.internal.text.TextParts;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelRequest;
import java.util.List;

/**
 * What of a text fits into one call of a model. Safe for use by many threads if the model is.
 *
 * @param model whose window it is
 * @param outputTokens the longest reply
 * @param textTokens the most tokens of text in a prompt
 */
record Window(ModelAdapter model, int outputTokens, int textTokens) {
  /** Taken for the window of a model that does not say how large it is. */
  private static final int UNKNOWN = 8_192;

  /** Enough for any language's words, and for models that think before they write. */
  private static final int TOKENS_A_WORD = 4;

  private static final int LEAST_OUTPUT = 1_024;

  /** Of the window, since token counts may be estimates. */
  private static final double USED = 0.9;

  private static final int LEAST_TEXT = 64;

  /** Returns the window for summaries of about so many words. */
  static Window of(ModelAdapter model, int words) {
    ModelCapabilities can = model.capabilities();
    int window = can.contextTokens().orElse(UNKNOWN);
    int wanted = Math.max(LEAST_OUTPUT, words * TOKENS_A_WORD);
    int output = Math.min(Math.min(wanted, window / 3), can.maxOutputTokens().orElse(wanted));
    SummaryPrompts prompts = new SummaryPrompts(words, output, false);
    int instructions = model.countTokens(prompts.refined("", "", 1, 1));
    int text = (int) ((window - output - instructions) * USED);
    return new Window(model, output, Math.max(LEAST_TEXT, text));
  }

  /** Counts the tokens of a text. */
  int tokens(String text) {
    return text.isEmpty() ? 0 : model.countTokens(ModelRequest.of(text));
  }

  /** Returns whether a text fits. */
  boolean fits(String text) {
    return tokens(text) <= textTokens;
  }

  /** Returns the parts of a text that fit. */
  List<String> parts(String text) {
    return TextParts.of(text, this::tokens, textTokens);
  }

  /** Returns the parts of a text, of which each fits beside a summary of what came before. */
  List<String> partsBesideASummary(String text) {
    return TextParts.of(text, this::tokens, textTokens - roomForASummary());
  }

  /** Returns what fits beside such a part: a summary, or its beginning. */
  String besideAPart(String summary) {
    return clipped(summary, roomForASummary());
  }

  /** Returns a summary, or its beginning, so that two of them fit. */
  String oneOfTwo(String summary) {
    return clipped(summary, textTokens / 2);
  }

  private int roomForASummary() {
    return Math.min(outputTokens, textTokens / 2);
  }

  private String clipped(String summary, int most) {
    return tokens(summary) <= most ? summary : TextParts.of(summary, this::tokens, most).get(0);
  }
}
