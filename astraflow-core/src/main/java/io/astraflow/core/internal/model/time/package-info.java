/** The clock and the waiting of what is around models, so that tests need not wait. */
package io.astraflow.core.internal.model.time;
