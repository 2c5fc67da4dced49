package io.astraflow.testkit.store;

import io.astraflow.collection.CollectionSettings;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.CollectionRow;
import io.astraflow.spi.store.DocumentRow;
import io.astraflow.spi.store.DocumentVersion;
import io.astraflow.spi.store.DocumentVersion.NewChunk;
import io.astraflow.spi.store.SummaryRow;
import io.astraflow.spi.store.TaskRow;
import io.astraflow.spi.store.UsageAmount;
import io.astraflow.spi.store.UsageTotal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a store in memory holds. The values are immutable, so that a copy of the maps is a state of
 * its own: each write works on one and puts it in the place of the old when it succeeds.
 */
final class MemoryState {
  final TreeMap<Long, CollectionRow> collections = new TreeMap<>();
  final TreeMap<Long, DocumentRow> documents = new TreeMap<>();
  final TreeMap<Long, DocumentVersion> versions = new TreeMap<>();
  final TreeMap<Long, StoredChunk> chunks = new TreeMap<>();
  final TreeMap<String, byte[]> blobs = new TreeMap<>();
  final Map<UsagePeriod, UsageTotal> usage = new HashMap<>();
  final TreeMap<Long, UsageReservation> reservations = new TreeMap<>();
  final TreeMap<Long, StoredTask> tasks = new TreeMap<>();
  final TreeMap<Long, Scheduled> schedule = new TreeMap<>();
  final Map<String, ChatRow> chats = new HashMap<>();
  final TreeMap<Long, ChatMessageRow> chatMessages = new TreeMap<>();
  final Map<String, ChatMemoryRow> chatMemories = new HashMap<>();
  final TreeMap<Long, SummaryRow> summaries = new TreeMap<>();
  final TreeMap<Long, CollectionSettings> settings = new TreeMap<>();
  long lastId;

  /**
   * A task with all that is kept of it.
   *
   * @param row the task
   * @param input what it was submitted with
   * @param result what it returned
   * @param steps results by their steps' names
   */
  record StoredTask(TaskRow row, String input, Optional<String> result, Map<String, String> steps) {
    StoredTask with(TaskRow other) {
      return new StoredTask(other, input, result, steps);
    }

    StoredTask withResult(String other) {
      return new StoredTask(row, input, Optional.of(other), steps);
    }

    StoredTask withStep(String name, String text) {
      Map<String, String> more = new HashMap<>(steps);
      more.put(name, text);
      return new StoredTask(row, input, result, Map.copyOf(more));
    }

    StoredTask withoutSteps() {
      return new StoredTask(row, input, result, Map.of());
    }
  }

  /**
   * A task that is to run.
   *
   * @param task its id
   * @param kind its kind
   * @param priority higher ones first
   * @param at when
   * @param entry tells this from what was on the schedule before
   */
  record Scheduled(long task, String kind, int priority, Instant at, long entry) {}

  /**
   * Where usage is counted.
   *
   * @param workspace whose it is
   * @param name the period's
   */
  record UsagePeriod(String workspace, String name) {}

  /**
   * What is reserved for a call.
   *
   * @param workspace whose it is
   * @param periods where it is counted
   * @param most how much
   */
  record UsageReservation(String workspace, Set<String> periods, UsageAmount most) {}

  /**
   * A chunk that can be found.
   *
   * @param collectionId its collection
   * @param documentId its document
   * @param chunk all else
   */
  record StoredChunk(long collectionId, long documentId, NewChunk chunk) {}

  MemoryState copy() {
    MemoryState copy = new MemoryState();
    copy.collections.putAll(collections);
    copy.documents.putAll(documents);
    copy.versions.putAll(versions);
    copy.chunks.putAll(chunks);
    copy.blobs.putAll(blobs);
    copy.usage.putAll(usage);
    copy.reservations.putAll(reservations);
    copy.tasks.putAll(tasks);
    copy.schedule.putAll(schedule);
    copy.chats.putAll(chats);
    copy.chatMessages.putAll(chatMessages);
    copy.chatMemories.putAll(chatMemories);
    copy.summaries.putAll(summaries);
    copy.settings.putAll(settings);
    copy.lastId = lastId;
    return copy;
  }

  /** Returns a number greater than all before it. */
  long nextId() {
    return ++lastId;
  }

  /** Returns the chunks of a collection, by id. */
  Map<Long, StoredChunk> chunksOf(long collectionId) {
    Map<Long, StoredChunk> found = new TreeMap<>(chunks);
    found.values().removeIf(chunk -> chunk.collectionId() != collectionId);
    return found;
  }

  /** Forgets the bytes that no document refers to. */
  void dropUnusedBlob(String sha256) {
    boolean used =
        documents.values().stream()
            .anyMatch(
                document ->
                    document.newest().sha256().equals(sha256)
                        || document
                            .published()
                            .filter(version -> version.sha256().equals(sha256))
                            .isPresent());
    if (!used) {
      blobs.remove(sha256);
    }
  }
}
