package io.astraflow.store.sqlite;

import io.astraflow.spi.store.StoreFactory;
import io.astraflow.testkit.store.SummaryContract;

class SqliteSummaryTest extends SummaryContract {
  private final StoreFactory factory = new SqliteStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
