package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction.Kind;

/**
 * Something to hide in a text. Immutable.
 *
 * @param kind what it is
 * @param start its first character
 * @param end behind its last
 */
record Found(Kind kind, int start, int end) {
  boolean overlaps(Found other) {
    return start < other.end && other.start < end;
  }
}
