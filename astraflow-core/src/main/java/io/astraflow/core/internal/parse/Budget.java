package io.astraflow.core.internal.parse;

import io.astraflow.error.InvalidInputException;

/** What is left of the limits for one document and everything inside it. One thread at a time. */
public final class Budget {
  private final ParseLimits limits;
  private final long packedBytes;
  private long expandedBytes;
  private int entries;
  private int characters;

  Budget(ParseLimits limits, long packedBytes) {
    this.limits = limits;
    this.packedBytes = packedBytes;
  }

  /** The limits it started with. */
  public ParseLimits limits() {
    return limits;
  }

  /** Counts an entry of an archive or an attachment. */
  public void spendEntry() {
    if (++entries > limits.entries()) {
      throw new InvalidInputException(
          "it holds more than " + limits.entries() + " files: unpack it and add what is needed");
    }
  }

  /** Counts unpacked bytes. */
  public void spendExpanded(long bytes) {
    expandedBytes += bytes;
    if (expandedBytes > expandedLimit()) {
      throw new InvalidInputException(
          "it unpacks to more than "
              + expandedLimit()
              + " bytes: unpack it and add what is needed");
    }
  }

  // Small archives of text shrink well, so that the ratio counts from some size on only.
  private long expandedLimit() {
    long byRatio = Math.max(16L << 20, packedBytes * limits.ratio());
    return Math.min(limits.expandedBytes(), byRatio);
  }

  /** Returns how many of the characters may still be extracted, and counts them. */
  int spendCharacters(int wanted) {
    int granted = Math.min(wanted, limits.characters() - characters);
    characters += granted;
    return granted;
  }

  /** Whether no further characters may be extracted. */
  boolean isSpent() {
    return characters >= limits.characters();
  }
}
