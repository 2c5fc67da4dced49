/** Summaries: of sentences of the text, or by a language model; and how they are kept. */
package io.astraflow.core.internal.summary;
