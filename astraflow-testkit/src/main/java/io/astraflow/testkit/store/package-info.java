/** The contract of {@link io.astraflow.spi.store} as tests, and a store in memory that keeps it. */
package io.astraflow.testkit.store;
