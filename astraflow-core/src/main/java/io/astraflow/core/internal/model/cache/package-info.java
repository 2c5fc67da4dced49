/** Replies that are kept for requests that come again. */
package io.astraflow.core.internal.model.cache;
