/**
 * A conversation in the terminal or through a pipe: its lines, its slash commands, and how turns
 * are shown while they are written. What an answer is belongs to the library.
 */
@NullMarked
package io.astraflow.cli.chat;

import org.jspecify.annotations.NullMarked;
