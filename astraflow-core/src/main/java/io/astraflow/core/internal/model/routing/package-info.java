/** Which model answers a request, and why. */
package io.astraflow.core.internal.model.routing;
