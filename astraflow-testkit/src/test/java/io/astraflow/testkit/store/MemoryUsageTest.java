package io.astraflow.testkit.store;

import io.astraflow.spi.store.StoreFactory;

class MemoryUsageTest extends UsageContract {
  private final StoreFactory factory = new MemoryStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
