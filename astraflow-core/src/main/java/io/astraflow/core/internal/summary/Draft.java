package io.astraflow.core.internal.summary;

import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.summary.Summary;
import io.astraflow.summary.SummaryMethod;
import java.util.Optional;

/**
 * A summary that nobody has stored yet. Immutable.
 *
 * @param text the summary
 * @param writer who wrote it
 * @param method how
 * @param calls how many calls it took
 * @param usage what they used
 * @param cost what they cost, where known
 */
record Draft(
    String text,
    String writer,
    SummaryMethod method,
    int calls,
    Usage usage,
    Optional<Money> cost) {

  /** Returns sentences of the text itself. */
  static Draft extracted(String text) {
    return new Draft(
        text, Summary.EXTRACTIVE, SummaryMethod.EXTRACTIVE, 0, Usage.of(0, 0), Optional.empty());
  }
}
