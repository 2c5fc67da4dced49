/** What must not reach providers: found, replaced by placeholders, and put back in replies. */
package io.astraflow.core.internal.model.redaction;
