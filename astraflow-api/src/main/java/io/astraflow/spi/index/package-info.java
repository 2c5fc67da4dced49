/**
 * What a plugin implements to bring a vector index. Indexes are derived: the store holds the
 * vectors, and an index that is lost or damaged is built again from them.
 */
package io.astraflow.spi.index;
