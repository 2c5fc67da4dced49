package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.BlobTable;
import io.astraflow.spi.store.ChatTable;
import io.astraflow.spi.store.ChunkTable;
import io.astraflow.spi.store.CollectionTable;
import io.astraflow.spi.store.DocumentTable;
import io.astraflow.spi.store.LexicalTable;
import io.astraflow.spi.store.ScheduleTable;
import io.astraflow.spi.store.SummaryTable;
import io.astraflow.spi.store.TaskTable;
import io.astraflow.spi.store.Transaction;
import io.astraflow.spi.store.UsageTable;
import org.jdbi.v3.core.Handle;

/** The tables over one connection, inside a transaction that somebody else begins and ends. */
public final class SqlTransaction implements Transaction {
  private final CollectionRows collections;
  private final DocumentRows documents;
  private final ChunkRows chunks;
  private final TermIndex terms;
  private final BlobRows blobs;
  private final UsageRows usage;
  private final TaskRows tasks;
  private final ScheduleRows schedule;
  private final ChatRows chats;
  private final SummaryRows summaries;

  /** Puts the tables over a connection. */
  public SqlTransaction(Handle handle, TermIndex terms, MessageIndex messages) {
    this.terms = terms;
    blobs = new BlobRows(handle);
    usage = new UsageRows(handle);
    tasks = new TaskRows(handle);
    schedule = new ScheduleRows(handle);
    chats = new ChatRows(handle, messages);
    summaries = new SummaryRows(handle);
    collections = new CollectionRows(handle, terms, blobs);
    chunks = new ChunkRows(handle);
    documents = new DocumentRows(handle, new PublishedRows(handle, terms), collections, blobs);
  }

  @Override
  public CollectionTable collections() {
    return collections;
  }

  @Override
  public DocumentTable documents() {
    return documents;
  }

  @Override
  public ChunkTable chunks() {
    return chunks;
  }

  @Override
  public LexicalTable lexical() {
    return terms;
  }

  @Override
  public BlobTable blobs() {
    return blobs;
  }

  @Override
  public UsageTable usage() {
    return usage;
  }

  @Override
  public TaskTable tasks() {
    return tasks;
  }

  @Override
  public ScheduleTable schedule() {
    return schedule;
  }

  @Override
  public ChatTable chats() {
    return chats;
  }

  @Override
  public SummaryTable summaries() {
    return summaries;
  }
}
