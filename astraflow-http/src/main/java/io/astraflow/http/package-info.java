/**
 * Requests to providers over HTTP: where to, with which key, how long at most, and what a failure
 * means. Knows nothing of what any provider's bodies look like.
 */
package io.astraflow.http;
