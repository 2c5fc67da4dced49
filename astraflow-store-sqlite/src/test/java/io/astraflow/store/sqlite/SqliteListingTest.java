package io.astraflow.store.sqlite;

import io.astraflow.spi.store.StoreFactory;
import io.astraflow.testkit.store.ListingContract;

class SqliteListingTest extends ListingContract {
  private final StoreFactory factory = new SqliteStoreFactory();

  @Override
  protected StoreFactory factory() {
    return factory;
  }
}
