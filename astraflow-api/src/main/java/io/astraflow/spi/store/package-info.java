/**
 * What a plugin implements to bring a store: small interfaces by concept, reached through one unit
 * of work. The store is the truth; whatever else AstraFlow keeps can be derived from it.
 */
package io.astraflow.spi.store;
