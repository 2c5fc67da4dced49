/**
 * Language models and embedding models: providers, adapters that make exactly one attempt a call,
 * requests, replies and their events, tokens and prices. What is around an adapter (retries,
 * budgets, caches) is the engine's.
 */
package io.astraflow.model;
