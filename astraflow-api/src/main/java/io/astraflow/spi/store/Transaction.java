package io.astraflow.spi.store;

/** One unit of work: what is read through it belongs together, what is written lands together. */
public interface Transaction {

  /** Returns the collections. */
  CollectionTable collections();

  /** Returns the documents. */
  DocumentTable documents();

  /** Returns the chunks and their vectors. */
  ChunkTable chunks();

  /** Returns the lexical index over the chunks. */
  LexicalTable lexical();

  /** Returns the documents' bytes. */
  BlobTable blobs();

  /** Returns what calls of models used. */
  UsageTable usage();

  /** Returns the tasks. */
  TaskTable tasks();

  /** Returns when tasks are due. */
  ScheduleTable schedule();

  /** Returns the chats. */
  ChatTable chats();

  /** Returns the summaries of documents and collections. */
  SummaryTable summaries();
}
