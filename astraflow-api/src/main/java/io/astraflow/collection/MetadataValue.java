package io.astraflow.collection;

/**
 * A value that a field has in some documents of a collection. Immutable.
 *
 * @param value the value
 * @param documents the number of documents that have it
 */
public record MetadataValue(String value, long documents) {}
