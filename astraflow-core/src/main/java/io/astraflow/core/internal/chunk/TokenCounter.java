package io.astraflow.core.internal.chunk;

/** Counts tokens as an embedding model does. */
@FunctionalInterface
public interface TokenCounter {
  /** Returns how many tokens {@code text} has, without those that the model adds. */
  int count(String text);
}
