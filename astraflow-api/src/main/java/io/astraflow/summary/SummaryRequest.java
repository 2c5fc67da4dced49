package io.astraflow.summary;

import io.astraflow.model.ModelName;
import java.util.Optional;

/**
 * How a summary is wanted. Immutable.
 *
 * @param model which language model writes it; empty for the one that the application set, and
 *     where it set none for sentences of the text
 * @param method how it is made; empty for {@link SummaryMethod#SINGLE} where the text fits the
 *     model's window, else {@link SummaryMethod#MAP_REDUCE}; {@link SummaryMethod#EXTRACTIVE} where
 *     there is no model
 * @param words about how many words it has, 10 to 5,000; default 150
 * @param regenerate whether it is made anew though the one that is stored still holds
 */
public record SummaryRequest(
    Optional<ModelName> model, Optional<SummaryMethod> method, int words, boolean regenerate) {
  private static final int WORDS = 150;
  private static final int FEWEST = 10;
  private static final int MOST = 5_000;

  /** Checks the number of words. */
  public SummaryRequest {
    if (words < FEWEST || words > MOST) {
      throw new IllegalArgumentException("A summary has 10 to 5,000 words: " + words);
    }
  }

  /** Returns a request with everything by default. */
  public static SummaryRequest defaults() {
    return new SummaryRequest(Optional.empty(), Optional.empty(), WORDS, false);
  }

  /** Returns this request for a summary by this model. */
  public SummaryRequest withModel(ModelName name) {
    return new SummaryRequest(Optional.of(name), method, words, regenerate);
  }

  /** Returns this request for a summary that is made this way. */
  public SummaryRequest withMethod(SummaryMethod other) {
    return new SummaryRequest(model, Optional.of(other), words, regenerate);
  }

  /** Returns this request for about so many words. */
  public SummaryRequest withWords(int about) {
    return new SummaryRequest(model, method, about, regenerate);
  }

  /** Returns this request for a summary that is made anew, whatever is stored. */
  public SummaryRequest regenerated() {
    return new SummaryRequest(model, method, words, true);
  }
}
