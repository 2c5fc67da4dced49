/**
 * Bytes in, chunks with vectors out: hashing, keeping, reading, cutting, embedding and publishing,
 * one transaction a document.
 */
package io.astraflow.core.internal.ingest;
