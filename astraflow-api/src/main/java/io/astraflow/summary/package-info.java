/**
 * Summaries of documents and of whole collections: how they are asked for, how they are made, and
 * how they are kept. What a document is about beside that is {@link io.astraflow.insight}.
 */
package io.astraflow.summary;
