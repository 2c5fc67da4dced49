package io.astraflow.store.sqlite;

import io.astraflow.spi.store.StoreFactory;
import io.astraflow.testkit.store.DueTasksContract;

class SqliteDueTasksTest extends DueTasksContract {
  private final StoreFactory factory = new SqliteStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
