/**
 * Chats, uploads and tasks at once, against a provider of the benchmark's own that streams at a
 * fixed rate from another process.
 */
@NullMarked
package io.astraflow.benchmarks.load;

import org.jspecify.annotations.NullMarked;
