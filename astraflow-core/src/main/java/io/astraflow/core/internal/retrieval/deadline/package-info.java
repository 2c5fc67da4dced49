/** Runs what others wrote, rerankers and language models, within a time limit. */
package io.astraflow.core.internal.retrieval.deadline;
