/**
 * The index of one collection, which keeps itself level with the store and its graph in a snapshot
 * file. Everything here is derived from the store and may be deleted; nothing here reads text or
 * metadata. The kinds of index are packages of their own below.
 */
package io.astraflow.core.internal.index;
