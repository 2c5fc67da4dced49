package io.astraflow.http;

import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.model.ResponseFormat;

/**
 * Guesses how many tokens a text has for models whose tokenizer is not at hand, rather too many
 * than too few: a token for four letters or digits of ASCII, two other letters, one ideograph or
 * one sign. White space counts nothing, so that the counts of texts split at it add up.
 */
public final class TokenEstimate {
  private static final int LETTERS_A_TOKEN = 4;
  private static final int A_TURN = 4;

  private TokenEstimate() {}

  /** Returns the tokens of a text. */
  public static int of(String text) {
    Count count = new Count();
    text.codePoints().forEach(count::add);
    return count.total();
  }

  /** Returns the beginning of a text that has at most so many tokens. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    Count count = new Count();
    for (int end = 0; end < text.length(); ) {
      int point = text.codePointAt(end);
      count.add(point);
      if (count.total() > most) {
        return text.substring(0, end);
      }
      end += Character.charCount(point);
    }
    return text;
  }

  /**
   * Returns the tokens of a request's prompt.
   *
   * @param picture what a picture counts
   */
  public static int of(ModelRequest request, int picture) {
    int tokens = of(request.system()) + (request.system().isEmpty() ? 0 : A_TURN);
    for (Message message : request.messages()) {
      tokens += A_TURN;
      for (Part part : message.parts()) {
        tokens += of(part, picture);
      }
    }
    tokens +=
        request.tools().stream()
            .mapToInt(
                tool ->
                    A_TURN
                        + of(tool.name())
                        + of(tool.description())
                        + of(tool.parameters().json()))
            .sum();
    return request.responseFormat() instanceof ResponseFormat.Schema format
        ? tokens + of(format.schema().json())
        : tokens;
  }

  private static int of(Part part, int picture) {
    if (part instanceof Part.Text text) {
      return of(text.text());
    }
    if (part instanceof Part.Call call) {
      return A_TURN + of(call.call().name()) + of(call.call().arguments());
    }
    if (part instanceof Part.Result result) {
      return A_TURN + of(result.result().name()) + of(result.result().content());
    }
    return part instanceof Part.Reasoning thought ? of(thought.text()) : picture;
  }

  /** The tokens of the characters so far. */
  private static final class Count {
    private int tokens;
    private int quarters; // Of the word that is not over.

    void add(int point) {
      if (Character.isLetterOrDigit(point) && !Character.isIdeographic(point)) {
        quarters += point < 0x80 ? 1 : LETTERS_A_TOKEN / 2;
        return;
      }
      tokens = total() + (Character.isWhitespace(point) ? 0 : Character.charCount(point));
      quarters = 0;
    }

    int total() {
      return tokens + (quarters + LETTERS_A_TOKEN - 1) / LETTERS_A_TOKEN;
    }
  }
}
