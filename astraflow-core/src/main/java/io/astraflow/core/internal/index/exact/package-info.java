/**
 * The exact scan, and what other indexes build on: the check of vectors, the best of many hits, and
 * the spread of cosines. Knows neither the store nor files.
 */
package io.astraflow.core.internal.index.exact;
