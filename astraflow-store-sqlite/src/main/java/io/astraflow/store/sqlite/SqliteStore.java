package io.astraflow.store.sqlite;

import io.astraflow.spi.store.DueTasks;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.Transaction;
import io.astraflow.store.sqlite.sql.ScheduleRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** A store in one SQLite file: one connection writes, a pool of others reads. */
final class SqliteStore implements Store {
  private final SqliteFiles files;
  private final SqliteErrors errors;
  private final SqliteConnections connections;
  private final SqliteWriter writer;
  private final SqliteReaders readers;
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

  // Work holds the read side, closing the write side.
  private final ReentrantReadWriteLock lifecycle = new ReentrantReadWriteLock();
  private boolean closed;

  SqliteStore(SqliteFiles files, SqliteErrors errors) throws SQLException {
    this.files = files;
    this.errors = errors;
    connections = new SqliteConnections(files.database());
    writer = new SqliteWriter(connections);
    readers = new SqliteReaders(connections);
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return whileOpen(() -> readers.read(work));
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    return whileOpen(() -> writer.commit(work));
  }

  @Override
  public void backup(Path target) {
    whileOpen(
        () -> {
          SqliteBackup.write(connections, target);
          return target;
        });
  }

  @Override
  public List<String> verify() {
    return whileOpen(() -> new SqliteVerifier(readers, errors).problems());
  }

  @Override
  public long sizeInBytes() {
    return whileOpen(files::size);
  }

  @Override
  public DueTasks dueTasks(InstantSource clock) {
    return whileOpen(
        () -> {
          writer.commitHandle(
              handle -> {
                ScheduleRows.release(handle);
                return true;
              });
          return new SqliteDueTasks(new WriterSource(writer), clock);
        });
  }

  @Override
  public void close() {
    requireOutside();
    lifecycle.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        // The last connection to close moves the journal into the database.
        readers.close();
        writer.close();
      }
    } catch (SQLException e) {
      throw errors.translate(e);
    } finally {
      lifecycle.writeLock().unlock();
    }
  }

  private <T> T whileOpen(Work<T> work) {
    requireOutside();
    lifecycle.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store " + files.database() + " is closed");
      }
      inside.set(true);
      return work.run();
    } catch (RuntimeException e) {
      throw errors.translate(e);
    } catch (SQLException e) {
      throw errors.translate(e);
    } catch (IOException e) {
      throw errors.translate(e);
    } finally {
      inside.remove();
      lifecycle.readLock().unlock();
    }
  }

  private void requireOutside() {
    if (inside.get()) {
      throw new IllegalStateException("a transaction's work must not use the store itself");
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException, IOException;
  }
}
