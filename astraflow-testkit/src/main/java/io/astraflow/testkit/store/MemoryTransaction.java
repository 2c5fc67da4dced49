package io.astraflow.testkit.store;

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

/**
 * The tables over one state.
 *
 * @param state read, and in a write changed
 */
record MemoryTransaction(MemoryState state) implements Transaction {
  @Override
  public CollectionTable collections() {
    return new MemoryCollections(state);
  }

  @Override
  public DocumentTable documents() {
    return new MemoryDocuments(state);
  }

  @Override
  public ChunkTable chunks() {
    return new MemoryChunks(state);
  }

  @Override
  public LexicalTable lexical() {
    return new MemoryTerms(state);
  }

  @Override
  public BlobTable blobs() {
    return new MemoryBlobs(state);
  }

  @Override
  public UsageTable usage() {
    return new MemoryUsage(state);
  }

  @Override
  public TaskTable tasks() {
    return new MemoryTasks(state);
  }

  @Override
  public ScheduleTable schedule() {
    return new MemorySchedule(state);
  }

  @Override
  public ChatTable chats() {
    return new MemoryChats(state);
  }

  @Override
  public SummaryTable summaries() {
    return new MemorySummaries(state);
  }
}
