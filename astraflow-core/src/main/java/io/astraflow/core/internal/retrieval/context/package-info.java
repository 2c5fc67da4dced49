/** What stands around passages in their documents. */
package io.astraflow.core.internal.retrieval.context;
