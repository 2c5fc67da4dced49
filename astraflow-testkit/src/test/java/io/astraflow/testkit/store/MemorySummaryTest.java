package io.astraflow.testkit.store;

import io.astraflow.spi.store.StoreFactory;

class MemorySummaryTest extends SummaryContract {
  private final StoreFactory factory = new MemoryStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
