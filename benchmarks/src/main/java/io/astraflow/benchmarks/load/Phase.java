package io.astraflow.benchmarks.load;

/**
 * What goes on at once. Immutable.
 *
 * @param letter tells it from the others
 * @param title in the report
 * @param chats whether there are chats
 * @param uploads whether documents arrive
 * @param tasks whether tasks are queued
 */
record Phase(char letter, String title, boolean chats, boolean uploads, boolean tasks) {}
