/**
 * The index on hnswlib's graph: its nodes read and written, removal, and filters. The library is
 * known to no other package.
 */
package io.astraflow.core.internal.index.hnswlib;
