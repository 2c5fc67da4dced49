import org.jspecify.annotations.NullMarked;

/** Everything durable in one SQLite file. Exports nothing: found by {@code ServiceLoader}. */
@NullMarked
module io.astraflow.store.sqlite {
  requires com.github.kagkarlsson.scheduler;
  requires com.zaxxer.hikari;
  requires io.astraflow.api;
  requires io.leangen.geantyref; // of Jdbi, which has no module-info to ask for it
  requires java.sql;
  requires org.jdbi.v3.core;
  requires static org.jspecify;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  provides io.astraflow.spi.store.StoreFactory with
      io.astraflow.store.sqlite.SqliteStoreFactory;
}
