package io.astraflow.store.sqlite;

import io.astraflow.spi.store.StoreFactory;
import io.astraflow.testkit.store.UsageContract;

class SqliteUsageTest extends UsageContract {
  private final StoreFactory factory = new SqliteStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
