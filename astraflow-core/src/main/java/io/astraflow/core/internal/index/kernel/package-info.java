/**
 * Inner products of float vectors, as fast as the running JVM allows. The kernel on the Vector API
 * is compiled apart, from {@code src/main/java-vector}, and reached through {@link DotProduct}.
 */
package io.astraflow.core.internal.index.kernel;
