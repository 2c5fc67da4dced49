/**
 * Workspaces, the collections in them, and the documents in those. How documents get in is {@link
 * io.astraflow.ingest}, how answers get out is {@link io.astraflow.retrieval}.
 */
package io.astraflow.collection;
