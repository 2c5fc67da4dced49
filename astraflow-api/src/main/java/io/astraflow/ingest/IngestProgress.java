package io.astraflow.ingest;

import java.time.Duration;
import java.util.Optional;

/**
 * How far an ingestion is. Immutable.
 *
 * @param documentsDone documents finished, in whatever way
 * @param documentsFound all documents of the source, and those an earlier ingestion left pending
 * @param chunks chunks committed
 * @param tokens tokens of those chunks
 * @param elapsed time since the start
 * @param remaining estimated from the rate so far, once it can be
 * @param current source of the document last finished; empty at the start
 */
public record IngestProgress(
    long documentsDone,
    long documentsFound,
    long chunks,
    long tokens,
    Duration elapsed,
    Optional<Duration> remaining,
    String current) {}
