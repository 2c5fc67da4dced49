package io.astraflow.training;

import java.nio.file.Path;

/**
 * What became of the pairs of an export. Immutable.
 *
 * @param train the file to train with, {@code train.jsonl}
 * @param test the file to test with, {@code test.jsonl}
 * @param trainPairs pairs in the former
 * @param testPairs pairs in the latter
 * @param ungrounded left out: what they claim to rest on is not there, or the reply cannot be read
 * @param tooShort left out: the question or the answer is too short
 * @param tooLong left out: the question or the answer is too long
 * @param duplicates left out: another pair says the same, or nearly
 * @param divided left out: they rest on documents of both sides
 * @param redacted pairs that were written with placeholders
 */
public record TrainingReport(
    Path train,
    Path test,
    long trainPairs,
    long testPairs,
    long ungrounded,
    long tooShort,
    long tooLong,
    long duplicates,
    long divided,
    long redacted) {}
