package io.astraflow.benchmarks.load;

/**
 * How much is asked for at once. Immutable.
 *
 * @param chats conversations at once
 * @param turns the fewest messages of each in a phase
 * @param uploads documents that arrive at once
 * @param tasks how many are queued
 * @param sections documents that are there beforehand
 * @param tokens of a reply
 * @param perSecond tokens that the provider writes a second
 */
record LoadSettings(
    int chats, int turns, int uploads, int tasks, int sections, int tokens, int perSecond) {}
