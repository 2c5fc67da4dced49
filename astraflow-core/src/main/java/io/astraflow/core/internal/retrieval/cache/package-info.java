/** Results of searches, kept as long as their collection has not changed. */
package io.astraflow.core.internal.retrieval.cache;
