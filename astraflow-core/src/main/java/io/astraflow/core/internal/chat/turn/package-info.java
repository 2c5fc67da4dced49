/** One turn: what its readers see, the answer while it is written, and what writes it. */
package io.astraflow.core.internal.chat.turn;
