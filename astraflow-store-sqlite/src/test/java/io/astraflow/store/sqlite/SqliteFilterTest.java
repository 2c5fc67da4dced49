package io.astraflow.store.sqlite;

import io.astraflow.spi.store.StoreFactory;
import io.astraflow.testkit.store.FilterContract;

class SqliteFilterTest extends FilterContract {
  private final StoreFactory factory = new SqliteStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
