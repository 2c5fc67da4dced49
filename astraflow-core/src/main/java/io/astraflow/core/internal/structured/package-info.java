/**
 * Replies of a form that was asked for: models are told of it in the way that they understand, and
 * what they reply is checked and, once, sent back to be mended.
 */
package io.astraflow.core.internal.structured;
