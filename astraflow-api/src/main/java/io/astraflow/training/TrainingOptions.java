package io.astraflow.training;

import io.astraflow.model.policy.Redaction;
import java.util.Optional;

/**
 * How training data is cleaned, divided and written. Immutable.
 *
 * @param form the form of each line; default {@link TrainingForm#OPENAI}
 * @param trainShare which share of the documents is trained with, 0 to 1, the others being for the
 *     test; default .9
 * @param system instructions that begin each conversation; default none
 * @param shortest the fewest characters of a question or an answer, 1 or more; default 8
 * @param longest the most characters of a question or an answer; default 8,000
 * @param leastSimilarity from which estimated Jaccard similarity on two pairs count as the same,
 *     more than 0, to 1; default .85
 * @param redaction what personal data and keys become placeholders, wherever the data goes; default
 *     {@link Redaction#defaults()}; where it applies to no provider, nothing does
 */
public record TrainingOptions(
    TrainingForm form,
    double trainShare,
    Optional<String> system,
    int shortest,
    int longest,
    double leastSimilarity,
    Redaction redaction) {

  /** Checks the numbers. */
  public TrainingOptions {
    if (!(trainShare >= 0 && trainShare <= 1)) {
      throw new IllegalArgumentException("trainShare must be from 0 to 1: " + trainShare);
    }
    if (shortest < 1 || longest < shortest) {
      throw new IllegalArgumentException(
          "shortest must be 1 or more, and longest no less: %d, %d".formatted(shortest, longest));
    }
    if (!(leastSimilarity > 0 && leastSimilarity <= 1)) {
      throw new IllegalArgumentException(
          "leastSimilarity must be more than 0, to 1: " + leastSimilarity);
    }
  }

  /** Returns options with everything by default. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(
        TrainingForm.OPENAI, 0.9, Optional.empty(), 8, 8_000, 0.85, Redaction.defaults());
  }

  /** Returns these options with another form. */
  public TrainingOptions withForm(TrainingForm other) {
    return new TrainingOptions(
        other, trainShare, system, shortest, longest, leastSimilarity, redaction);
  }

  /** Returns these options with another share of documents to train with. */
  public TrainingOptions withTrainShare(double share) {
    return new TrainingOptions(form, share, system, shortest, longest, leastSimilarity, redaction);
  }

  /** Returns these options with instructions that begin each conversation. */
  public TrainingOptions withSystem(String text) {
    return new TrainingOptions(
        form, trainShare, Optional.of(text), shortest, longest, leastSimilarity, redaction);
  }

  /** Returns these options with other limits of the length of questions and answers. */
  public TrainingOptions withLengths(int fewest, int most) {
    return new TrainingOptions(form, trainShare, system, fewest, most, leastSimilarity, redaction);
  }

  /** Returns these options with another similarity from which on two pairs count as the same. */
  public TrainingOptions withLeastSimilarity(double least) {
    return new TrainingOptions(form, trainShare, system, shortest, longest, least, redaction);
  }

  /** Returns these options with other placeholders. */
  public TrainingOptions withRedaction(Redaction other) {
    return new TrainingOptions(form, trainShare, system, shortest, longest, leastSimilarity, other);
  }
}
