package io.astraflow.testkit.store;

/** Where a store's committed state is, as a folder would have it. Safe for use by many threads. */
final class MemoryFolder {
  volatile MemoryState committed;

  MemoryFolder(MemoryState committed) {
    this.committed = committed;
  }
}
