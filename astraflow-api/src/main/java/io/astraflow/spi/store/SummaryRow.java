package io.astraflow.spi.store;

import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.summary.SummaryMethod;
import java.time.Instant;
import java.util.Optional;

/**
 * A summary as it is kept. Immutable.
 *
 * @param text the summary
 * @param asked which model was asked, or {@code extractive}
 * @param writer which one wrote it in the end
 * @param method how it was made
 * @param promptVersion by which instructions
 * @param words how many words were wanted
 * @param createdAt when it was made
 * @param sha256 hash of what it was made of
 * @param calls how many calls it took
 * @param usage the tokens of these
 * @param cost their cost, where known
 */
public record SummaryRow(
    String text,
    String asked,
    String writer,
    SummaryMethod method,
    String promptVersion,
    int words,
    Instant createdAt,
    String sha256,
    int calls,
    Usage usage,
    Optional<Money> cost) {}
