package io.astraflow.benchmarks.quality;

import io.astraflow.benchmarks.quality.Withholding.Missing;

/**
 * What became of a question. Immutable.
 *
 * @param set the name of its set
 * @param language that of the set
 * @param missing what was taken out of the collection for others, or for it
 * @param answerable whether its answers were in the collection
 * @param reported whether it is of the half that figures are of; the default threshold was chosen
 *     on the other one
 * @param refused whether it was refused by default
 * @param refusedBefore whether it was refused by {@link EarlierDecision}
 * @param refusedFrom the least of the thresholds tried at which it was refused; infinite if none
 */
record Verdict(
    String set,
    String language,
    Missing missing,
    boolean answerable,
    boolean reported,
    boolean refused,
    boolean refusedBefore,
    double refusedFrom) {

  /** Returns whether it was refused at a threshold. */
  boolean refusedAt(double threshold) {
    return refusedFrom <= threshold;
  }
}
