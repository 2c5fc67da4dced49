/** Streams around streams: what watches their events, and what replaces one that fails early. */
package io.astraflow.core.internal.model.stream;
