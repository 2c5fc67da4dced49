package io.astraflow.testkit.store;

import io.astraflow.spi.store.StoreFactory;

class MemoryDueTasksTest extends DueTasksContract {
  private final StoreFactory factory = new MemoryStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
