/** What a language model makes of a query: its rewriting, other wordings, a likely answer. */
package io.astraflow.core.internal.retrieval.understanding;
