/**
 * Tasks: what handles which kind, one attempt from its beginning to its end, and what the store is
 * told of it. When they are due is the store's affair.
 */
package io.astraflow.core.internal.task;
