package io.astraflow.collection;

/**
 * A field of the metadata that some document of a collection has. Immutable.
 *
 * @param name its name
 * @param documents the number of documents that have it
 * @param numbers in how many of them its value reads as a number, by {@link
 *     io.astraflow.retrieval.MetadataNumber}
 */
public record MetadataField(String name, long documents, long numbers) {}
