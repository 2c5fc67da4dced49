/**
 * Lays extracted blocks out as one text and cuts that text into chunks. Every offset in AstraFlow
 * points into the text that is made here.
 */
package io.astraflow.core.internal.chunk;
