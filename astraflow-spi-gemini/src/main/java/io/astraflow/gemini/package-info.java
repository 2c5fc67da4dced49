/**
 * Google's Gemini API: requests, replies whole and streamed, embeddings and the list of models.
 * What is common to providers over HTTP is in {@code io.astraflow.http}; retries and budgets are
 * the engine's.
 */
package io.astraflow.gemini;
