/** Finds passages: both sides of the search, their fusion, and what a query may ask. */
package io.astraflow.core.internal.retrieval;
